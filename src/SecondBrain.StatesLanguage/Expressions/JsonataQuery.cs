using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Jsonata;
using SecondBrain.StatesLanguage.Jsonata.Functions;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions;

/// <summary>A JSONata expression in a field of a state. It sees <c>$states</c> and the variables; what fails is a <c>States.QueryEvaluationError</c> in the service's words.</summary>
/// <param name="place">The field in the state: <c>Output/name</c>.</param>
/// <param name="expected">The only kind of value that the field takes; null: any.</param>
internal sealed class JsonataQuery(JsonataExpression expression, string place, ValueKind? expected) : Expression(expression.Text)
{
    public override Value Evaluate(in EvaluationScope scope, string field)
    {
        var value = Evaluate(scope);
        return value switch
        {
            null => throw Failed("returned nothing (undefined)."),
            FunctionValue => throw Failed("returned an unsupported result type."),
            _ when expected is { } kind && value.Kind != kind =>
                throw Failed($"returned an unexpected result type. Expected '{TypeName(kind)}', but was '{ValueFunctions.TypeName(value)}' for value: {value.ToJson()}"),
            _ => value,
        };
    }

    public double Number(in EvaluationScope scope, double least, double most, bool isInteger)
    {
        var number = ((NumberValue)Evaluate(scope, place)).Double;
        return number >= least && number <= most && (!isInteger || double.IsInteger(number))
            ? number
            : throw Failed(FormattableString.Invariant($"returned an unexpected value. Expected {(isInteger ? "an integer" : "a number")} from {least} to {most}, but was {number}"));
    }

    public StateFailedException Failed(string how) =>
        new(new StateFailure(ErrorNames.QueryEvaluationError, $"The JSONata expression '{Text}' specified for the field '{place}' {how}") { NamesState = true, Location = place });

    private Value? Evaluate(in EvaluationScope scope)
    {
        var (all, states) = (scope, default(ObjectValue));
        try
        {
            return expression.Evaluate(null, name => name == "states" ? states ??= States(all) : all.Variables.Find(name), scope.Random.Now(), scope.Random);
        }
        catch (JsonataException failure)
        {
            throw Failed($"threw an error during evaluation. {failure.Code}: {failure.Message}");
        }
    }

    private static ObjectValue States(in EvaluationScope scope)
    {
        var states = new ObjectBuilder();
        states.Set("input", scope.Input);
        states.Set("context", scope.Context());
        if (scope.Outcome is { } outcome)
        {
            states.Set(outcome.Names[0], outcome.Values[0]);
        }

        return states.Build();
    }

    private static string TypeName(ValueKind kind) => kind switch
    {
        ValueKind.Text => "string",
        ValueKind.List => "array",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
