using SecondBrain.Core.Access;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Proposals;

namespace SecondBrain.Core.Audit;

/// <summary>Takes back what one session wrote, the newest write first; what somebody else changed since stays, and the report says so.</summary>
/// <remarks>
/// Each reverse is one transaction with its audit entry, its change and a mark on the writes that it takes back. So an undoing that was interrupted
/// goes on where it stopped, and undoing twice is undoing once. The undoing is a session of its own: undo it, and the writes are there again.
/// </remarks>
public sealed class SessionUndo(
    IAuditStore audit, INoteStore notes, ILinkStore links, IProposalStore proposals, IReversalStore reversals, NoteWithdrawal withdrawal, IProposalWithdrawal proposing, LinkResolution resolution, NoteEditor editor)
{
    /// <summary>Writes that one call takes back, in the time that a request has.</summary>
    public const int MaxLimit = 100;

    /// <summary>How often a write is looked at again that something else changed between the look and the reverse.</summary>
    private const int Attempts = 3;

    private readonly UndoPlanning _planning = new(notes, links, proposals, reversals);

    /// <summary>What <see cref="RunAsync"/> would do now. Nothing is written.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from a report of this session.</exception>
    public Task<UndoResult> PreviewAsync(Principal by, string session, PageRequest page, CancellationToken cancellationToken) =>
        ReportAsync(by, session, preview: true, page, cancellationToken);

    /// <summary>Takes a page of the session's writes back, and the later pages' with them where one reverse covers both.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from a report of this session.</exception>
    public Task<UndoResult> RunAsync(Principal by, string session, PageRequest page, CancellationToken cancellationToken) =>
        ReportAsync(by, session, preview: false, page, cancellationToken);

    private async Task<UndoResult> ReportAsync(Principal by, string session, bool preview, PageRequest page, CancellationToken cancellationToken)
    {
        if (by.Kind is ActorKind.Agent && (by.Session is null || SessionName.RootOf(session) != by.Session))
        {
            return new UndoResult.NotYours(by.Session);
        }

        var entries = await audit.OfSessionAsync(by.Brain, session, page with { Limit = Math.Min(page.Limit, MaxLimit) }, cancellationToken);
        var steps = new Dictionary<string, UndoStep>(StringComparer.Ordinal);
        var shown = new List<UndoStep>();
        foreach (var entry in entries.Items)
        {
            if (!steps.ContainsKey(entry.Id))
            {
                await StepAsync(by, session, entry, preview, steps, cancellationToken);
            }

            if (steps.TryGetValue(entry.Id, out var step))
            {
                shown.Add(step);
            }
        }

        return shown.Count == 0 && page.Cursor is null && entries.Next is null
            ? new UndoResult.NoSuchSession()
            : new UndoResult.Reported(new UndoReport(session, SessionName.UndoingOf(session), preview, shown, entries.Next));
    }

    /// <summary>Decides about one write, and about those that are taken back with it. Nothing is said of a note that the principal may not see.</summary>
    private async Task StepAsync(Principal by, string session, AuditEntry entry, bool preview, Dictionary<string, UndoStep> steps, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var trail = await TrailAsync(by, entry, cancellationToken);
            if (!(trail.Note is { } note ? by.Sight.Sees(note.Visibility) : by.Sight is NoteSight.Everything))
            {
                return;
            }

            if (entry.UndoneBy is { } undoing)
            {
                if (!preview && undoing == SessionName.UndoingOf(session))
                {
                    await SettleAsync(by, entry, trail, cancellationToken);
                }

                Say(entry, trail, UndoOutcome.Before, $"Taken back before, by the session {undoing}.", [], steps);
                return;
            }

            var decision = entry.Note is null ? new UndoDecision.Leave("It is about no note.") : await _planning.DecideAsync(by, entry, trail, cancellationToken);
            if (decision is UndoDecision.Leave leave)
            {
                Say(entry, trail, UndoOutcome.Left, leave.Why, [], steps);
                return;
            }

            var reverse = (UndoDecision.Reverse)decision;
            var refused = preview ? null : await ReverseAsync(by, session, entry, trail, reverse, cancellationToken);
            if (refused is null)
            {
                foreach (var each in reverse.Entries.Concat(reverse.Unmarked))
                {
                    Say(each, trail, UndoOutcome.Undone, reverse.Does, reverse.Remarks, steps);
                }

                return;
            }

            if (attempt == Attempts || refused.Length > 0)
            {
                Say(entry, trail, UndoOutcome.Left, refused.Length > 0 ? refused : "Something else changed it at the same time. Undo again.", [], steps);
                return;
            }
        }
    }

    private async Task<NoteTrail> TrailAsync(Principal by, AuditEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Note is not { } id)
        {
            return new NoteTrail(null, []);
        }

        var entries = new List<AuditEntry>();
        string? cursor = null;
        do
        {
            var page = await audit.OfNoteAsync(by.Brain, id, new PageRequest(PageRequest.MaxLimit, cursor), cancellationToken);
            entries.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        entries.Reverse();
        return new NoteTrail(await notes.FindAsync(by.Brain, id, cancellationToken), entries);
    }

    /// <returns>Null when it is done, empty when something else came in between, else why it is not done.</returns>
    private async Task<string?> ReverseAsync(Principal by, string session, AuditEntry entry, NoteTrail trail, UndoDecision.Reverse reverse, CancellationToken cancellationToken)
    {
        var note = trail.Note!;
        var undoer = by with
        {
            Session = SessionName.UndoingOf(session),
            Undoing = new UndoOf([.. reverse.Entries.Select(each => each.Id)], [.. reverse.Entries.SelectMany(each => each.Undoes)]),
        };
        var done = reverse.Kind switch
        {
            UndoKind.Withdraw => await withdrawal.WithdrawAsync(undoer, note, session, cancellationToken),
            UndoKind.BringBack => await withdrawal.BringBackAsync(undoer, note, cancellationToken),
            UndoKind.PutBack => await reversals.PutBackAsync(undoer, entry, reverse.Action, cancellationToken),
            UndoKind.WithdrawProposal => await proposing.WithdrawAsync(undoer, entry, cancellationToken),
            UndoKind.LetGo => await reversals.SayAsync(undoer, note.Id, reverse.Action, id: null, cancellationToken),
            _ => false,
        };
        if (reverse.Kind is UndoKind.Restore)
        {
            return await RestoreAsync(undoer, note, reverse, cancellationToken);
        }

        if (done && reverse.Kind is UndoKind.PutBack)
        {
            await SettleAsync(by, entry, trail, cancellationToken);
        }

        return done ? null : "";
    }

    private async Task<string?> RestoreAsync(Principal undoer, Note note, UndoDecision.Reverse reverse, CancellationToken cancellationToken) =>
        await editor.RestoreAsync(undoer, note.Id, reverse.Version, note.Version, cancellationToken) switch
        {
            EditResult.Edited => null,
            EditResult.Unchanged => await reversals.SayAsync(undoer, note.Id, reverse.Action, id: null, cancellationToken) ? null : "", // it is as it was: only the marks are missing
            EditResult.NotYours refused => refused.Detail,
            EditResult.Rejected rejected => rejected.Detail,
            _ => "",
        };

    /// <summary>What follows on a reverse and may not have been done when the last run ended.</summary>
    private async Task SettleAsync(Principal by, AuditEntry entry, NoteTrail trail, CancellationToken cancellationToken)
    {
        switch (entry.Action)
        {
            case AuditAction.Capture or AuditAction.BringBack or AuditAction.Withdraw
                when entry.Note is { } id && await notes.FindAsync(by.Brain, id, cancellationToken) is { Redirect: null } note:
                await withdrawal.SettleAsync(note, cancellationToken);
                break;
            case AuditAction.Link when trail.Note is { } source && IsOfText(entry):
                await resolution.RepeatAsync(by.Brain, source.Id, source.Id, cancellationToken); // the note's text may say the same
                break;
        }
    }

    private static bool IsOfText(AuditEntry entry) => entry.After is { } link && ((string?)link["type"] == BrainTypes.LinksTo || (string?)link["type"] == BrainTypes.Embeds);

    private static void Say(AuditEntry entry, NoteTrail trail, string outcome, string detail, IReadOnlyList<string> remarks, Dictionary<string, UndoStep> steps) =>
        steps[entry.Id] = new UndoStep(entry.Id, entry.Action, entry.Note?.Value, trail.Note?.Title, outcome, detail, remarks);
}
