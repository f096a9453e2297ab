using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>How a state, an attempt or a branch ended: with an output, with a failure, or stopped from outside (neither).</summary>
internal readonly record struct BranchEnd(Value? Output, StateFailure? Failure, string? Next = null)
{
    /// <summary>What chose <see cref="Next"/>.</summary>
    public TransitionKind By { get; init; }

    /// <summary>Which rule or catcher did.</summary>
    public int Index { get; init; }

    public static BranchEnd Stopped => default;

    public bool IsStopped => Output is null && Failure is null;

    public static BranchEnd Failed(StateFailure failure) => new(null, failure);
}
