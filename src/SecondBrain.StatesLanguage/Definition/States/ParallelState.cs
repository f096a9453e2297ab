namespace SecondBrain.StatesLanguage.Definition.States;

internal sealed class ParallelState(string name) : WorkingState(name, "Parallel")
{
    public StateGraph[] Branches { get; init; } = [];
}
