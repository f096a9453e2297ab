using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Proposals;

namespace SecondBrain.Core.Audit;

/// <summary>
/// Decides how each write of a session is taken back, or why not. It reads and never writes. What it decides does not depend on how much of the
/// session is undone already, so a preview says what the run does.
/// </summary>
internal sealed class UndoPlanning(INoteStore notes, ILinkStore links, IProposalStore proposals, IReversalStore reversals)
{
    /// <summary>Edits that one new version takes back: with the names of two versions and a long text they are under the 100 writes of a transaction.</summary>
    private const int EditsAtOnce = 5;

    /// <summary>Edits that are marked with the withdrawal of their note: the same, with the names of one version.</summary>
    private const int EditsMarked = 45;

    private static readonly string[] Origins = [AuditAction.Capture, AuditAction.BringBack];

    private static readonly string[] Edits = [AuditAction.Edit, AuditAction.Restore];

    private static readonly string[] Rewrites = [.. Edits, AuditAction.Merge, AuditAction.MergeInto, AuditAction.Withdraw, AuditAction.BringBack];

    /// <param name="entry">One that stands.</param>
    public async Task<UndoDecision> DecideAsync(Principal by, AuditEntry entry, NoteTrail trail, CancellationToken cancellationToken)
    {
        if (trail.Note is not { } note)
        {
            return new UndoDecision.Leave("The note was erased since.");
        }

        if (by.Kind is ActorKind.Agent && entry.Actor != by.Actor)
        {
            return new UndoDecision.Leave($"{entry.Actor} wrote it, not you.");
        }

        if (note.Redirect is { } target)
        {
            return new UndoDecision.Leave($"The note was merged into {target} since.");
        }

        if (note.FrozenBy is not null)
        {
            return new UndoDecision.Leave("The note is being merged or erased. Undo again when that is done.");
        }

        return entry.Action switch
        {
            AuditAction.Capture or AuditAction.BringBack => await OfOriginAsync(entry, note, trail, cancellationToken),
            AuditAction.Edit or AuditAction.Restore => await OfEditAsync(entry, note, trail, cancellationToken),
            AuditAction.Withdraw => OfWithdrawal(entry, note, trail),
            AuditAction.CaptureAgain => new UndoDecision.Reverse(UndoKind.LetGo, [entry], AuditAction.LetGo, "The note stays, and is not kept any more because this session had captured it too."),
            AuditAction.Link or AuditAction.Unlink => await OfLinkAsync(by, entry, cancellationToken),
            AuditAction.Flag or AuditAction.Unflag => await OfFlagAsync(by, entry, cancellationToken),
            AuditAction.Propose => await reversals.StandsAsync(by, entry, cancellationToken)
                ? new UndoDecision.Reverse(UndoKind.WithdrawProposal, [entry], AuditAction.WithdrawProposal, $"The proposed {(string?)entry.After?["kind"]} does not wait for a decision any more.")
                : new UndoDecision.Leave("The proposal was decided since."),
            AuditAction.WithdrawProposal => new UndoDecision.Leave("Propose it again: a proposal that was taken back is not asked for by itself."),
            AuditAction.Merge or AuditAction.MergeInto => new UndoDecision.Leave("A merge is not taken back with a session. Each note's own words are still at GET /notes/{id}/original."),
            AuditAction.Accept or AuditAction.Reject or AuditAction.Decide => new UndoDecision.Leave("A person decided this; it is not taken back with a session."),
            AuditAction.LetGo => new UndoDecision.Leave("Capture the same words again to keep the note for yourself."),
            _ => new UndoDecision.Leave($"'{entry.Action}' is not taken back with a session."),
        };
    }

    private async Task<UndoDecision> OfOriginAsync(AuditEntry entry, Note note, NoteTrail trail, CancellationToken cancellationToken)
    {
        if (note.WithdrawnBy is not null)
        {
            return new UndoDecision.Leave("The note was taken back already.");
        }

        if ((trail.OthersSince(entry, Rewrites) ?? trail.OtherOwner(entry)) is { } other)
        {
            return Since(other);
        }

        if (note.Absorbed.Count > 0)
        {
            return new UndoDecision.Leave("Another note was merged into it since.");
        }

        var edits = trail.Standing(entry, Edits).Where(edit => string.CompareOrdinal(edit.Id, entry.Id) > 0).Reverse().ToList();
        var does = entry.Action == AuditAction.Capture ? "The note is taken back: no list, search or link shows it, and undoing this undoing brings it back." : "The note is taken back again.";
        return new UndoDecision.Reverse(UndoKind.Withdraw, [entry, .. edits.Take(EditsMarked)], AuditAction.Withdraw, does)
        {
            Remarks = await RemarksAsync(entry, note, cancellationToken),
            Unmarked = [.. edits.Skip(EditsMarked)],
        };
    }

    private async Task<UndoDecision> OfEditAsync(AuditEntry entry, Note note, NoteTrail trail, CancellationToken cancellationToken)
    {
        if (trail.Standing(entry, Origins).LastOrDefault() is { } origin && await OfOriginAsync(origin, note, trail, cancellationToken) is UndoDecision.Reverse withdrawal
            && string.CompareOrdinal(origin.Id, entry.Id) < 0)
        {
            return withdrawal; // its note goes: no need to write earlier versions of it
        }

        if (trail.OthersSince(entry, Rewrites) is { } other)
        {
            return Since(other);
        }

        if (note.WithdrawnBy is not null)
        {
            return new UndoDecision.Leave("The note was taken back already.");
        }

        var edits = trail.Standing(entry, Edits)
            .Where(edit => string.CompareOrdinal(edit.Id, entry.Id) <= 0 && trail.OthersSince(edit, Rewrites) is null)
            .TakeLast(EditsAtOnce)
            .ToList();
        return edits[0].Before?["version"] is JsonValue value && value.TryGetValue(out decimal version)
            ? new UndoDecision.Reverse(UndoKind.Restore, edits, AuditAction.Restore, string.Create(CultureInfo.InvariantCulture, $"The note is again as in version {version}, as a new version.")) { Version = (int)version }
            : new UndoDecision.Leave("What the note was before is not known any more.");
    }

    private static UndoDecision OfWithdrawal(AuditEntry entry, Note note, NoteTrail trail) =>
        trail.OthersSince(entry, Rewrites) is { } other ? Since(other)
        : note.WithdrawnBy is null ? new UndoDecision.Leave("The note is there already.")
        : new UndoDecision.Reverse(UndoKind.BringBack, [entry], AuditAction.BringBack, "The note is there again, as it was.");

    private async Task<UndoDecision> OfLinkAsync(Principal by, AuditEntry entry, CancellationToken cancellationToken)
    {
        if ((entry.After ?? entry.Before) is not { } image || !NoteId.TryParse((string?)image["target"], out var target))
        {
            return new UndoDecision.Leave("What was linked is not known any more.");
        }

        var type = (string?)image["type"];
        if (!await reversals.StandsAsync(by, entry, cancellationToken))
        {
            return new UndoDecision.Leave($"The link {type} to {target} was removed, moved or made by somebody else since.");
        }

        if (entry.Action == AuditAction.Unlink)
        {
            return new UndoDecision.Reverse(UndoKind.PutBack, [entry], AuditAction.Link, $"The link {type} to {target} is there again.");
        }

        return await proposals.FindAsync(by.Brain, ProposalKind.Link, entry.Note!.Value, target, cancellationToken) is ({ } proposal, ProposalState.Accepted) && proposal.Type == type
            ? new UndoDecision.Leave($"The link {type} to {target} was proposed too, and accepted.")
            : new UndoDecision.Reverse(UndoKind.PutBack, [entry], AuditAction.Unlink, $"The link {type} to {target} is removed.");
    }

    private async Task<UndoDecision> OfFlagAsync(Principal by, AuditEntry entry, CancellationToken cancellationToken)
    {
        if (!await reversals.StandsAsync(by, entry, cancellationToken))
        {
            return new UndoDecision.Leave("The flag was set or taken away by somebody else since.");
        }

        return entry.Action == AuditAction.Flag
            ? new UndoDecision.Reverse(UndoKind.PutBack, [entry], AuditAction.Unflag, "The flag is taken away.")
            : new UndoDecision.Reverse(UndoKind.PutBack, [entry], AuditAction.Flag, "The flag is set again.");
    }

    private async Task<IReadOnlyList<string>> RemarksAsync(AuditEntry entry, Note note, CancellationToken cancellationToken)
    {
        var page = await links.ToAsync(note.Brain, note.Id, new PageRequest(PageRequest.MaxLimit), cancellationToken);
        var others = 0;
        foreach (var link in page.Items.Where(link => link.Provenance is LinkProvenance.Link || link.Actor != entry.Actor))
        {
            if (await notes.FindAsync(note.Brain, link.Source, cancellationToken) is { WithdrawnBy: null } source && source.Actor != entry.Actor)
            {
                others++;
            }
        }

        return others == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{others}{(page.Next is null ? "" : " or more")} links of other notes lead to it; they are kept and not shown while it is away.")];
    }

    private static UndoDecision.Leave Since(AuditEntry other) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{other.Actor} {Verb(other.Action)} it {(other.Action == AuditAction.CaptureAgain ? "too" : "since")}, on {other.At.UtcDateTime:yyyy-MM-dd} at {other.At.UtcDateTime:HH:mm} UTC."));

    private static string Verb(string action) => action switch
    {
        AuditAction.Edit or AuditAction.Restore => "changed",
        AuditAction.CaptureAgain => "captured",
        AuditAction.BringBack => "brought back",
        AuditAction.Withdraw => "took back",
        _ => "merged",
    };
}
