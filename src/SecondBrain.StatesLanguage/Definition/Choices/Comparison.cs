using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.Choices;

/// <summary>A variable compared with a value, or with what a path finds.</summary>
internal sealed class Comparison(PathExpression variable, ComparisonOperator comparison, Value? constant, PathExpression? path) : Condition
{
    public override bool Holds(in EvaluationScope scope)
    {
        var value = variable.Find(scope);
        if (comparison.TestsPresence)
        {
            return (value is not null) == constant is BooleanValue { IsTrue: true };
        }

        var other = path is null ? constant : path.Find(scope) ?? throw Invalid(path);
        return comparison.Test(value ?? throw Invalid(variable), other!);
    }

    private static StateFailedException Invalid(PathExpression path) =>
        StateFailedException.Runtime($"Invalid path '{path.Text}': The choice state's condition path references an invalid value.");
}
