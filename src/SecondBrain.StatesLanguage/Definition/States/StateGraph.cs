namespace SecondBrain.StatesLanguage.Definition.States;

/// <summary>States and where they start: a state machine, a branch of a Parallel, an item processor of a Map.</summary>
internal sealed class StateGraph(string startAt, IReadOnlyDictionary<string, State> states)
{
    public string StartAt { get; } = startAt;

    public IReadOnlyDictionary<string, State> States { get; } = states;
}
