using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition.States;

internal sealed class PassState(string name) : State(name, "Pass")
{
    public Value? Result { get; init; }

    public PayloadTemplate? Parameters { get; init; }

    public ResultPath ResultPath { get; init; } = ResultPath.Replace;
}
