using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Capture;

/// <summary>Answers a capture that was made before. Its note may be there, be erased, or have been taken back.</summary>
public sealed class RepeatedCapture(INoteStore notes, NoteWithdrawal withdrawal, IReversalStore reversals)
{
    public async Task<CaptureResult> AnswerAsync(Principal principal, Receipt existing, string fingerprint, CancellationToken cancellationToken)
    {
        if (existing.State is CaptureState.Erased)
        {
            return new CaptureResult.Erased(existing);
        }

        if (existing.Fingerprint != fingerprint)
        {
            return new CaptureResult.Conflict(existing);
        }

        var note = await notes.FindAsync(principal.Brain, existing.Note, cancellationToken);
        if (note?.WithdrawnBy is { } session && principal.Sight.Sees(note.Visibility))
        {
            return principal.Kind is ActorKind.Agent
                ? new CaptureResult.Withdrawn(existing, session) // whoever undid the session did not want it: an agent that says it again does not decide that
                : await BringBackAsync(principal, existing, note, cancellationToken);
        }

        if (note is not null)
        {
            await ShareAsync(principal, existing, note, cancellationToken);
            if (note is { WithdrawnBy: null, IsBroughtBack: true })
            {
                await withdrawal.SettleAsync(note, cancellationToken); // the call that brought it back may have ended before its links followed
            }
        }

        return new CaptureResult.Duplicate(existing);
    }

    private async Task<CaptureResult> BringBackAsync(Principal principal, Receipt existing, Note note, CancellationToken cancellationToken)
    {
        await ShareAsync(principal, existing, note, cancellationToken);
        return await withdrawal.BringBackAsync(principal, note, cancellationToken)
            ? new CaptureResult.Created(existing)
            : new CaptureResult.Duplicate(existing); // somebody else did
    }

    /// <summary>The words are somebody else's too: undoing the session that they came in first must not take them away.</summary>
    private Task ShareAsync(Principal principal, Receipt existing, Note note, CancellationToken cancellationToken)
    {
        if (existing.Actor is null || (existing.Actor, existing.Session) == (principal.Actor, principal.Session))
        {
            return Task.CompletedTask;
        }

        var id = IdSource.Derive(note.CreatedAt.AddMilliseconds(1), $"{note.Id}\n{principal.Actor}\n{principal.Session}"); // once for each who does
        return reversals.SayAsync(principal, note.Id, AuditAction.CaptureAgain, id, cancellationToken);
    }
}
