using System.Text;
using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Proposals;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;

namespace SecondBrain.Core.Reviews;

/// <summary>Reads reviews with the titles of their notes and the words that are the evidence. A review is seen with both its notes.</summary>
public sealed class ReviewReader(IReviewStore reviews, INoteStore notes)
{
    /// <summary>Null when there is no such review.</summary>
    public async Task<ReviewView?> FindAsync(Principal principal, ReviewId id, CancellationToken cancellationToken) =>
        await reviews.FindAsync(principal.Brain, id, cancellationToken) is { } review && await SeesAsync(notes, principal, review, cancellationToken)
            ? await ViewAsync(principal, review, cancellationToken)
            : null;

    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    public Task<Page<ReviewView>> ListAsync(Principal principal, string state, PageRequest page, CancellationToken cancellationToken) => SeenPages.ReadAsync(
        page,
        asked => reviews.ListAsync(principal.Brain, state, asked, cancellationToken),
        found => Task.WhenAll(found.Select(async review => await SeesAsync(notes, principal, review, cancellationToken) ? await ViewAsync(principal, review, cancellationToken) : null)),
        isStrict: principal.Sight is not NoteSight.Everything);

    /// <summary>An owner sees all reviews, those of notes that are gone too.</summary>
    internal static async Task<bool> SeesAsync(INoteStore notes, Principal principal, Review review, CancellationToken cancellationToken)
    {
        if (principal.Sight is NoteSight.Everything)
        {
            return true;
        }

        var both = await Task.WhenAll(
            notes.FindAsync(review.Brain, review.Proposal.Subject, cancellationToken), notes.FindAsync(review.Brain, review.Proposal.Other, cancellationToken));
        return both.All(note => note?.IsSeenBy(principal.Sight) == true);
    }

    private async Task<ReviewView> ViewAsync(Principal principal, Review review, CancellationToken cancellationToken)
    {
        var proposal = review.Proposal;
        var subject = ReferenceAsync(proposal.Brain, proposal.Subject, cancellationToken);
        var other = ReferenceAsync(proposal.Brain, proposal.Other, cancellationToken);
        var quote = proposal.Evidence is { } span ? QuoteAsync(principal, proposal, span, cancellationToken) : Task.FromResult<string?>(null);
        await Task.WhenAll(subject, other, quote);
        return ReviewView.Of(review, [await subject, await other], await quote);
    }

    private async Task<NoteReference> ReferenceAsync(BrainId brain, NoteId id, CancellationToken cancellationToken) =>
        await notes.FindAsync(brain, id, cancellationToken) is { } note ? NoteReference.Of(note) : new NoteReference(id.Value, "");

    /// <summary>From the text that the proposal was made of, whatever has been edited since. An earlier text is for owners: it may have been private.</summary>
    private async Task<string?> QuoteAsync(Principal principal, Proposal proposal, TextSpan span, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(proposal.Brain, proposal.Subject, cancellationToken) is not { } note
            || (principal.Sight is not NoteSight.Everything && note.BodyVersion != proposal.EvidenceVersion))
        {
            return null;
        }

        var read = await notes.ReadTextAsync(note with { BodyVersion = proposal.EvidenceVersion }, cancellationToken);
        var text = read is null ? "" : Encoding.UTF8.GetString(read.Content.Span);
        return span.End <= text.Length ? span.Of(text).ToString() : null;
    }
}
