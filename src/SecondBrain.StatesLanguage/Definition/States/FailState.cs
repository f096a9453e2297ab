using SecondBrain.StatesLanguage.Expressions;

namespace SecondBrain.StatesLanguage.Definition.States;

internal sealed class FailState(string name) : State(name, "Fail")
{
    public Expression? Error { get; init; }

    public Expression? Cause { get; init; }
}
