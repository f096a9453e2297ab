using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions;

internal sealed class LiteralExpression(string text, Value value) : Expression(text)
{
    public Value Value { get; } = value;

    public override Value Evaluate(in EvaluationScope scope, string field) => Value;
}
