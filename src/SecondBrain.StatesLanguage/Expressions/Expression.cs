using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions;

/// <summary>A compiled path, intrinsic function call or literal. Immutable.</summary>
internal abstract class Expression(string text)
{
    public string Text { get; } = text;

    /// <param name="field">The field it stands in, for messages.</param>
    /// <exception cref="Failures.StateFailedException">A definite path finds nothing, or a function fails.</exception>
    public abstract Value Evaluate(in EvaluationScope scope, string field);
}
