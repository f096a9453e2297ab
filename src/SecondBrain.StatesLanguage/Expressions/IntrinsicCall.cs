using SecondBrain.StatesLanguage.Expressions.Functions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions;

/// <summary><c>States.Format('{}', $.name)</c>; arguments may be calls again.</summary>
internal sealed class IntrinsicCall(string text, IntrinsicFunction function, Expression[] arguments) : Expression(text)
{
    public override Value Evaluate(in EvaluationScope scope, string field)
    {
        var values = new Value[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i] is PathExpression path
                ? path.Find(scope) ?? throw Missing(path, scope)
                : arguments[i].Evaluate(scope, field);
        }

        try
        {
            return function.Invoke(values, scope);
        }
        catch (IntrinsicFailureException refused)
        {
            throw new StateFailedException(new StateFailure(ErrorNames.IntrinsicFailure, $"The function '{Text}' had the following error: {refused.Message}") { NamesState = true });
        }
    }

    private StateFailedException Missing(PathExpression path, in EvaluationScope scope) => StateFailedException.Runtime(
        $"The function '{Text}' had the following error: The JsonPath argument for the field '{path.Text}' could not be found in the input '{scope.Input.ToJson()}'");
}
