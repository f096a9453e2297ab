using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Failures;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>A step that an execution took through its definition.</summary>
/// <param name="State">The state that is entered, left or retried.</param>
/// <param name="Index">Which rule, retrier or catcher; 0 for the other kinds.</param>
internal sealed record Transition(BranchRun Branch, State State, TransitionKind Kind, int Index = 0)
{
    /// <summary>Where it leads; null for the end of a branch, for an entry and for a retry.</summary>
    public string? Next { get; init; }

    /// <summary>What is retried.</summary>
    public StateFailure? Failure { get; init; }

    /// <summary>The wait before a retry.</summary>
    public TimeSpan Delay { get; init; }
}
