using System.Globalization;
using SecondBrain.Core.Access;
using SecondBrain.Core.Context;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Reviews;
using SecondBrain.Core.Safety;

namespace SecondBrain.Core.Proposals;

/// <summary>Takes proposals of assistants and people: each is kept, with who made it, and waits for a person's decision. Nothing else changes by it.</summary>
/// <remarks>The proposal is written first, then its review is opened by a workflow that is named for it: the same proposal again goes on where a crash stopped the first.</remarks>
public sealed class ProposalDoor(
    SeenNotes notes, IProposalStore proposals, RepeatableStart starts, WriteGuard guard, BrainTypes types, TimeProvider clock)
{
    public const int MaxReason = 500;

    public async Task<ProposalResult> ProposeAsync(Principal by, ProposalRequest request, CancellationToken cancellationToken)
    {
        if (ProposalRules.Check(request, types) is { } rejected)
        {
            return rejected;
        }

        if (await notes.FindAsync(by, request.Subject, cancellationToken) is not { } subject)
        {
            return new ProposalResult.NoSuchNote(request.Subject.Value);
        }

        var other = request.Other is { } id ? await notes.FindAsync(by, id, cancellationToken) : subject;
        if (other is null)
        {
            return new ProposalResult.NoSuchNote(request.Other!.Value.Value);
        }

        var proposal = new Proposal(by.Brain, request.Kind, subject.Id, other.Id, request.Type, request.Confidence, Evidence: null, by.Actor, clock.GetUtcNow())
        {
            Value = ProposalRules.Value(request),
            Reason = request.Reason?.Trim() is { Length: > 0 } reason ? reason : null,
            ForReview = true,
        };
        var known = await proposals.FindAsync(proposal, cancellationToken);
        if (known is null && await RefuseAsync(by, proposal, subject, other, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (await proposals.ProposeAsync(by, proposal, cancellationToken) is not ProposalState.Proposed and var state)
        {
            return new ProposalResult.Decided(known?.Proposal ?? proposal, state);
        }

        return await OpenAsync(known?.Proposal ?? proposal, isNew: known is null, cancellationToken);
    }

    private async Task<ProposalResult?> RefuseAsync(Principal by, Proposal proposal, Note subject, Note other, CancellationToken cancellationToken)
    {
        if (Array.Find([subject, other], note => note.FrozenBy is not null || note.Redirect is not null) is { } held)
        {
            return new ProposalResult.Frozen(held.Id.Value);
        }

        if (ProposalRules.IsSo(proposal, subject))
        {
            return new ProposalResult.Rejected($"The note {subject.Id} has the {proposal.Kind} '{proposal.Value}' already. Nothing needs to be proposed.");
        }

        return await guard.AllowAsync(by, TokenEstimate.Of(proposal.Reason ?? ""), cancellationToken) is WriteVerdict.Limited limited ? new ProposalResult.Limited(limited) : null;
    }

    private async Task<ProposalResult> OpenAsync(Proposal proposal, bool isNew, CancellationToken cancellationToken)
    {
        var name = await starts.StartAsync(
            WorkflowName.ReviewProposal, proposal.Brain, About(proposal), ReviewInput.Of(proposal), holder: null, cancellationToken);
        return new ProposalResult.Waiting(proposal, ReviewId.Of(proposal.CreatedAt, name), name, isNew);
    }

    /// <summary>A proposal that was taken back and is made anew asks again, also while the execution of the first is ending. What a workflow proposed keeps the workflow's name for it.</summary>
    private static string About(Proposal proposal) => proposal.ForReview
        ? string.Create(CultureInfo.InvariantCulture, $"{ReviewInput.Subject(proposal)}-{proposal.CreatedAt.ToUnixTimeMilliseconds()}")
        : ReviewInput.Subject(proposal);
}
