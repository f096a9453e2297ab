using System.Text;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Proposals;
using SecondBrain.Core.Views;

namespace SecondBrain.Core.Reviews;

/// <summary>Reads reviews with the titles of their notes and the words that are the evidence.</summary>
public sealed class ReviewReader(IReviewStore reviews, INoteStore notes)
{
    /// <summary>Null when there is no such review.</summary>
    public async Task<ReviewView?> FindAsync(BrainId brain, ReviewId id, CancellationToken cancellationToken) =>
        await reviews.FindAsync(brain, id, cancellationToken) is { } review ? await ViewAsync(review, cancellationToken) : null;

    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    public async Task<Page<ReviewView>> ListAsync(BrainId brain, string state, PageRequest page, CancellationToken cancellationToken)
    {
        var found = await reviews.ListAsync(brain, state, page, cancellationToken);
        return new Page<ReviewView>(await Task.WhenAll(found.Items.Select(review => ViewAsync(review, cancellationToken))), found.Next);
    }

    private async Task<ReviewView> ViewAsync(Review review, CancellationToken cancellationToken)
    {
        var proposal = review.Proposal;
        var subject = ReferenceAsync(proposal.Brain, proposal.Subject, cancellationToken);
        var other = ReferenceAsync(proposal.Brain, proposal.Other, cancellationToken);
        var quote = proposal.Evidence is { } span ? QuoteAsync(proposal, span, cancellationToken) : Task.FromResult<string?>(null);
        await Task.WhenAll(subject, other, quote);
        return ReviewView.Of(review, [await subject, await other], await quote);
    }

    private async Task<NoteReference> ReferenceAsync(BrainId brain, NoteId id, CancellationToken cancellationToken) =>
        await notes.FindAsync(brain, id, cancellationToken) is { } note ? NoteReference.Of(note) : new NoteReference(id.Value, "");

    /// <summary>From the text that the proposal was made of, whatever has been edited since.</summary>
    private async Task<string?> QuoteAsync(Proposal proposal, TextSpan span, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(proposal.Brain, proposal.Subject, cancellationToken) is not { } note)
        {
            return null;
        }

        var read = await notes.ReadTextAsync(note with { BodyVersion = proposal.EvidenceVersion }, cancellationToken);
        var text = read is null ? "" : Encoding.UTF8.GetString(read.Content.Span);
        return span.End <= text.Length ? span.Of(text).ToString() : null;
    }
}
