using SecondBrain.Core.Access;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Proposals;

/// <summary>Does what a person has approved to the note itself: a tag, a status, trust. Doing it twice is doing it once.</summary>
public sealed class ProposalApplication(INoteStore notes, NoteEditor editor)
{
    private const int Attempts = 5;

    /// <param name="by">Who approved it.</param>
    /// <param name="trust">Whether they stand behind the subject's text from now on.</param>
    /// <exception cref="TimeoutException">The note changes too often, or too much is written; doing it again can succeed.</exception>
    /// <exception cref="NoteFrozenException">A workflow holds the note.</exception>
    public async Task ApplyAsync(string by, Proposal proposal, bool trust, CancellationToken cancellationToken)
    {
        if (proposal.Value is null && !trust)
        {
            return;
        }

        var person = new Principal(proposal.Brain, by, ActorKind.Human, Session: null, new HashSet<string>());
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await notes.FindAsync(proposal.Brain, proposal.Subject, cancellationToken) is not { WithdrawnBy: null } note)
            {
                return; // gone while it waited
            }

            switch (await editor.EditAsync(person, note.Id, note.Version, Edit(proposal, note, trust), cancellationToken))
            {
                case EditResult.Edited or EditResult.Unchanged or EditResult.NoSuchNote:
                    return;
                case EditResult.Frozen:
                    throw new NoteFrozenException(note.Id);
                case EditResult.Stale or EditResult.Limited:
                    break; // edited between the look and the write
                case var other:
                    throw new InvalidOperationException($"An approved {proposal.Kind} came to {other.GetType().Name}.");
            }
        }

        throw new TimeoutException($"The note {proposal.Subject} changes too often.");
    }

    private static NoteEdit Edit(Proposal proposal, Note note, bool trust) => new()
    {
        Tags = proposal is { Kind: ProposalKind.Tag, Value: { } tag } && !ProposalRules.IsSo(proposal, note) ? [.. note.Tags, tag] : null,
        Status = proposal.Kind is ProposalKind.Status ? proposal.Value : null,
        Trust = trust ? NoteTrust.Trusted : null,
    };
}
