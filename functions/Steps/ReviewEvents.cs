using SecondBrain.Core.Executions;
using SecondBrain.Core.Reviews;

namespace SecondBrain.Functions.Steps;

internal sealed record OpenReviewEvent(string Brain, ProposalInput Proposal, DateTimeOffset StartedAt, string Execution);

/// <param name="Needed">False when the proposal was decided before, or a note is gone.</param>
internal sealed record OpenReviewResult(bool Needed, string? Review);

internal sealed record AskReviewEvent(string Brain, string Review, string TaskToken, long PatienceSeconds);

/// <param name="Expired">The time to answer is over.</param>
internal sealed record ReviewEvent(string Brain, string Review, bool Expired);

/// <param name="Actor">Who decided; empty while nobody has.</param>
/// <param name="Until">When to ask again; null unless snoozed.</param>
/// <param name="Merge">The name of the execution that merges the two notes, should they be merged.</param>
internal sealed record ReviewResult(string Decision, string Kind, IReadOnlyList<string> Notes, string Actor, DateTimeOffset? Until, string Merge)
{
    public static ReviewResult Of(ReviewOutcome outcome) => new(
        outcome.Decision,
        outcome.Proposal.Kind,
        [outcome.Proposal.Subject.Value, outcome.Proposal.Other.Value],
        outcome.Actor,
        outcome.Until,
        ExecutionName.Of(outcome.Proposal.Brain, $"merge-{outcome.Proposal.Other}-{outcome.Proposal.Subject}"));
}
