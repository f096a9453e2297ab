using SecondBrain.Core.Identity;
using SecondBrain.Core.Proposals;

namespace SecondBrain.Core.Reviews;

/// <summary>A proposal that waits for, or had, a person's decision. The task token of the waiting workflow is not part of it.</summary>
/// <param name="State">One of <see cref="ReviewState"/>.</param>
/// <param name="Asked">How often the owner was asked: once, and again after each snooze.</param>
/// <param name="AnswerBy">When it expires; null before it was asked.</param>
/// <param name="Decision">Recorded when it is made; the workflow applies it a moment later.</param>
public sealed record Review(
    ReviewId Id,
    Proposal Proposal,
    string State,
    DateTimeOffset CreatedAt,
    int Asked,
    DateTimeOffset? AnswerBy,
    DateTimeOffset? SnoozedUntil,
    ReviewDecision? Decision)
{
    public BrainId Brain => Proposal.Brain;

    public bool IsClosed => State is ReviewState.Approved or ReviewState.Rejected;
}
