using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;

namespace SecondBrain.Core.Reviews;

/// <summary>Takes a person's decision: it is recorded first, then the workflow that waits is told.</summary>
/// <remarks>
/// A crash between the two loses nothing: the same request again tells the workflow. When the task does not wait any more,
/// because the review expired or its execution failed, a new execution applies the recorded decision.
/// </remarks>
public sealed class ReviewDecisions(IReviewStore reviews, IWorkflowExecutions executions, RepeatableStart starts, INoteStore notes, BrainTypes types, TimeProvider clock)
{
    private static readonly TimeSpan LongestSnooze = TimeSpan.FromDays(365);

    /// <summary>The workflow writes to a review when it asks, which is once or twice.</summary>
    private const int Attempts = 4;

    public async Task<DecisionResult> DecideAsync(Principal principal, ReviewId id, DecisionRequest request, CancellationToken cancellationToken)
    {
        if (principal.Kind is ActorKind.Agent)
        {
            return new DecisionResult.OnlyPeople();
        }

        if (await reviews.FindAsync(principal.Brain, id, cancellationToken) is not { } review || !await ReviewReader.SeesAsync(notes, principal, review, cancellationToken))
        {
            return new DecisionResult.NoSuchReview();
        }

        if (await CheckAsync(principal, review, request, cancellationToken) is { } detail)
        {
            return new DecisionResult.Invalid(detail);
        }

        var decision = new ReviewDecision(request.Choice, principal.Actor, clock.GetUtcNow(), request.Type, request.Other, request.Until) { Trust = request.Trust };
        for (var attempt = 1; review is { Decision: null, IsClosed: false } && IsMeant(review) && attempt <= Attempts; attempt++)
        {
            review = await reviews.DecideAsync(principal, review, decision, cancellationToken)
                ? review with { Decision = decision }
                : await reviews.FindAsync(principal.Brain, id, cancellationToken) ?? review; // someone else was faster, or the workflow has just asked
        }

        if (!IsMeant(review) || review.Decision?.Says(decision) != true)
        {
            return new DecisionResult.Conflict(review);
        }

        if (!review.IsClosed)
        {
            await TellAsync(review, cancellationToken);
        }

        return new DecisionResult.Recorded(review);

        bool IsMeant(Review now) => request.Asked is null || request.Asked == now.Asked;
    }

    private async Task TellAsync(Review review, CancellationToken cancellationToken)
    {
        var told = await reviews.FindTokenAsync(review.Brain, review.Id, cancellationToken) is { } token
            ? await executions.SucceedTaskAsync(token, new JsonObject { ["review"] = review.Id.Value }, cancellationToken)
            : TaskTokenResult.Invalid;
        if (told is TaskTokenResult.Accepted)
        {
            return;
        }

        await starts.StartAsync(WorkflowName.ReviewProposal, review.Brain, $"review-{review.Id}-{review.Asked}", ReviewInput.Decided(review), holder: null, cancellationToken);
    }

    /// <summary>Null when the request can be carried out.</summary>
    private async Task<string?> CheckAsync(Principal principal, Review review, DecisionRequest request, CancellationToken cancellationToken)
    {
        var isEdit = request.Choice is ReviewChoice.Edit;
        if (!ReviewChoice.All.Contains(request.Choice))
        {
            return $"'decision' must be one of {string.Join(", ", ReviewChoice.All)}.";
        }

        if (isEdit && (review.Proposal.Kind is not ProposalKind.Link || (request.Type is null && request.Other is null)))
        {
            return "Only a proposed link can be edited; send 'type', 'target' or both.";
        }

        if (request.Trust && request.Choice is not (ReviewChoice.Approve or ReviewChoice.Edit))
        {
            return "'trust' belongs to the decisions approve and edit.";
        }

        if (!isEdit && (request.Type is not null || request.Other is not null))
        {
            return "'type' and 'target' belong to the decision 'edit'.";
        }

        if (request.Type is { } type && !types.LinkTypes.Contains(type))
        {
            return $"The link type '{type}' is not known. Known: {string.Join(", ", types.LinkTypes)}.";
        }

        var now = clock.GetUtcNow();
        if (request.Choice is ReviewChoice.Snooze != request.Until is not null || request.Until <= now || request.Until > now + LongestSnooze)
        {
            return "'until' belongs to the decision 'snooze': a time from now to a year from now.";
        }

        return request.Other is not { } other ? null
            : other == review.Proposal.Subject ? "A note cannot be linked to itself."
            : (await notes.FindAsync(review.Brain, other, cancellationToken))?.IsSeenBy(principal.Sight) != true ? $"There is no note '{other}' in this brain."
            : null;
    }
}
