using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions.Functions;

/// <param name="Invoke">Throws <see cref="IntrinsicFailureException"/> for arguments it refuses.</param>
internal sealed record IntrinsicFunction(int Minimum, int Maximum, Func<Value[], EvaluationScope, Value> Invoke)
{
    public bool Takes(int arguments) => arguments >= Minimum && arguments <= Maximum;
}
