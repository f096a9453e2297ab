namespace SecondBrain.StatesLanguage.Definition;

/// <summary>The type of a state machine: it decides what its definition may ask for.</summary>
public enum WorkflowType
{
    /// <summary>Every pattern; with a journal, each step happens once.</summary>
    Standard,

    /// <summary>No <c>.sync</c>, no <c>.waitForTaskToken</c>, no activities, no distributed Map.</summary>
    Express,
}
