using SecondBrain.Core.Access;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Audit;

/// <summary>Takes a note back and brings it back, with what other notes' texts say about it.</summary>
/// <remarks>
/// The note itself goes in one transaction. What follows can be repeated: a link that a text makes to a withdrawn note is looked up again, and
/// waits for its name if no other note has it, so that it means what it would mean without the note. Links that somebody drew stay, unseen.
/// </remarks>
public sealed class NoteWithdrawal(IReversalStore reversals, ILinkStore links, LinkResolution resolution)
{
    /// <param name="session">The session that is undone.</param>
    /// <returns>False, and nothing written, when the note is not as it was read.</returns>
    public async Task<bool> WithdrawAsync(Principal by, Note note, string session, CancellationToken cancellationToken)
    {
        if (!await reversals.WithdrawAsync(by, note, session, cancellationToken))
        {
            return false;
        }

        await SettleAsync(note with { WithdrawnBy = session }, cancellationToken);
        return true;
    }

    /// <returns>False, and nothing written, when the note is not as it was read.</returns>
    public async Task<bool> BringBackAsync(Principal by, Note note, CancellationToken cancellationToken)
    {
        if (!await reversals.BringBackAsync(by, note, cancellationToken))
        {
            return false;
        }

        await SettleAsync(note with { WithdrawnBy = null }, cancellationToken);
        return true;
    }

    /// <summary>Follows up on a note that was taken or brought back. Nothing is left to do the second time.</summary>
    public async Task SettleAsync(Note note, CancellationToken cancellationToken)
    {
        if (note.WithdrawnBy is null)
        {
            await resolution.ResolveWaitingAsync(note, cancellationToken);
            return;
        }

        string? cursor = null;
        do
        {
            var page = await links.ToAsync(note.Brain, note.Id, new PageRequest(PageRequest.MaxLimit, cursor), cancellationToken);
            foreach (var link in page.Items.Where(link => link.Provenance is LinkProvenance.Link))
            {
                await resolution.RepeatAsync(note.Brain, link.EvidenceNote ?? link.Source, link.Source, cancellationToken);
                await links.RemoveAsync(note.Brain, link, cancellationToken);
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }
}
