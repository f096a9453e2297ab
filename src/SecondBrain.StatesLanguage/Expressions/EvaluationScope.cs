using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions;

/// <summary>What an expression can see: <c>$</c>, <c>$$</c>, variables, and where random numbers come from.</summary>
internal readonly record struct EvaluationScope(Value Input, Func<Value> Context, VariableScope Variables, Draws Random)
{
    /// <summary>What <c>$states</c> has beside the input and the context: <c>result</c>, or <c>errorOutput</c>.</summary>
    public ObjectValue? Outcome { get; init; }

    public EvaluationScope With(Value input) => this with { Input = input };
}
