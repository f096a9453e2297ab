namespace SecondBrain.Core.Reviews;

/// <summary>What deciding came to.</summary>
public abstract record DecisionResult
{
    private DecisionResult()
    {
    }

    /// <summary>Recorded, now or by the same request before; the workflow applies it.</summary>
    public sealed record Recorded(Review Review) : DecisionResult;

    /// <summary>Another decision was made before; nothing was written.</summary>
    public sealed record Conflict(Review Review) : DecisionResult;

    /// <summary>Agents propose, people decide.</summary>
    public sealed record OnlyPeople : DecisionResult;

    public sealed record NoSuchReview : DecisionResult;

    /// <summary>The request contradicts itself or the review; nothing was written.</summary>
    public sealed record Invalid(string Detail) : DecisionResult;
}
