using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions;

/// <summary>What an expression can see: <c>$</c>, <c>$$</c>, variables, and where random numbers come from.</summary>
internal readonly record struct EvaluationScope(Value Input, Func<Value> Context, VariableScope Variables, Draws Random)
{
    /// <summary>Of <c>$now()</c>: when the execution last took something in.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary><c>$states.result</c>.</summary>
    public Value? Result { get; init; }

    /// <summary><c>$states.errorOutput</c>.</summary>
    public Value? ErrorOutput { get; init; }

    public EvaluationScope With(Value input) => this with { Input = input };
}
