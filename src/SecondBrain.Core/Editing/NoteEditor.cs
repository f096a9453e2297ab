using System.Globalization;
using System.Text;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Context;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Safety;

namespace SecondBrain.Core.Editing;

/// <summary>
/// Edits notes: each edit is a new version, made from the version that its author has read, and what was there before stays readable.
/// Safe for concurrent use; of several edits of one version one wins.
/// </summary>
public sealed class NoteEditor(SeenNotes seen, SeenVersions history, INoteStore notes, IVersionStore versions, ICaptureStore captures, WriteGuard guard, BrainTypes types, TimeProvider clock)
{
    /// <summary>How often a note is read again that something other than an edit (a merge, a withdrawal) changed in between.</summary>
    private const int Attempts = 5;

    /// <param name="expectedVersion">The version that the author has read.</param>
    public async Task<EditResult> EditAsync(Principal by, NoteId id, int expectedVersion, NoteEdit edit, CancellationToken cancellationToken)
    {
        if (EditRules.Check(edit, by, types) is { } rejected)
        {
            return rejected;
        }

        var fingerprint = EditFingerprint.Of(id, expectedVersion, edit);
        var attempt = new EditAttempt(by, id, expectedVersion, Restores: false, fingerprint, EditFingerprint.ToId(fingerprint, edit.IdempotencyKey, by), HasKey: edit.IdempotencyKey is not null);
        return await RunAsync(attempt, edit, async note => await notes.ReadTextAsync(note, cancellationToken) is { } text ? NoteRevision.Of(note, text, edit, by, types) : null, cancellationToken);
    }

    /// <summary>Makes a new version that is equal to an earlier one.</summary>
    /// <param name="version">The earlier one.</param>
    /// <param name="expectedVersion">The version that the author has read.</param>
    public async Task<EditResult> RestoreAsync(Principal by, NoteId id, int version, int expectedVersion, CancellationToken cancellationToken)
    {
        var fingerprint = EditFingerprint.OfRestoring(id, expectedVersion, version);
        var attempt = new EditAttempt(by, id, expectedVersion, Restores: true, fingerprint, EditFingerprint.ToId(fingerprint, key: null, by), HasKey: false);
        if (await seen.FindAsync(by, id, cancellationToken) is { } current && await history.FindAsync(by, current, version, cancellationToken) is null)
        {
            return new EditResult.Rejected(CaptureRejection.NoSuchVersion, string.Create(CultureInfo.InvariantCulture, $"The note has no version {version}. Its versions are 1 to {current.Version}."));
        }

        return await RunAsync(attempt, edit: null, RestoredAsync, cancellationToken);

        async Task<NoteRevision?> RestoredAsync(Note note) =>
            await history.FindAsync(by, note, version, cancellationToken) is { } was && await notes.ReadTextAsync(was, cancellationToken) is { } text
                ? NoteRevision.Restored(note with { RestoredFrom = version }, was, text, by)
                : null;
    }

    private async Task<EditResult> RunAsync(EditAttempt attempt, NoteEdit? edit, Func<Note, Task<NoteRevision?>> revise, CancellationToken cancellationToken)
    {
        for (var tried = 0; tried < Attempts; tried++)
        {
            if (await seen.FindAsync(attempt.By, attempt.Id, cancellationToken) is not { } note)
            {
                return new EditResult.NoSuchNote();
            }

            if (await captures.FindAsync(note.Brain, attempt.Receipt, cancellationToken) is { } known)
            {
                return await RepeatedAsync(attempt, note, known, cancellationToken);
            }

            if (note.FrozenBy is not null || note.Redirect is not null)
            {
                return new EditResult.Frozen(note);
            }

            if (EditRules.Refuse(attempt.By, note, edit) is { } refused)
            {
                return refused;
            }

            if (note.Version != attempt.Expected)
            {
                return new EditResult.Stale(note, await history.DiffAsync(attempt.By, note, attempt.Expected, note.Version, cancellationToken) ?? "");
            }

            if (await revise(note) is not { } revised)
            {
                continue; // erased since it was read
            }

            if (ChangedParts.Of(note, revised.Note) is not { Count: > 0 } changed)
            {
                return new EditResult.Unchanged(note);
            }

            if (await LeaksAsync(note, revised.Note, changed, cancellationToken))
            {
                return new EditResult.Rejected(
                    CaptureRejection.NotYetSearchable,
                    "More people would see the note while searches still have the text before. Edit the text first, wait until its receipt says 'searchable', and change the visibility then.");
            }

            var text = Encoding.UTF8.GetString(revised.Text.Content.Span);
            if (tried == 0 && await AllowAsync(attempt.By, changed, text, cancellationToken) is WriteVerdict.Limited limited)
            {
                return new EditResult.Limited(limited);
            }

            var version = attempt.ToVersion(note, revised, text, changed, clock.GetUtcNow());
            if (await versions.WriteAsync(version, cancellationToken))
            {
                return new EditResult.Edited(version.After, version.Receipt);
            }
        }

        return await seen.FindAsync(attempt.By, attempt.Id, cancellationToken) is { } held ? new EditResult.Frozen(held) : new EditResult.NoSuchNote();
    }

    /// <summary>Whether more people would see a note whose chunks, links and generated items are still those of a text that they must not see.</summary>
    private async Task<bool> LeaksAsync(Note note, Note revised, IReadOnlyList<string> changed, CancellationToken cancellationToken) =>
        NoteVisibility.IsWider(revised.Visibility, than: note.Visibility)
        && (changed.Contains(ChangedParts.Content)
            || (note.BodyVersion > 1 && await captures.FindAsync(note.Brain, note.Capture, cancellationToken) is { Searchable: null }));

    private Task<WriteVerdict> AllowAsync(Principal by, IReadOnlyList<string> changed, string text, CancellationToken cancellationToken) =>
        guard.AllowAsync(by, by.Kind is ActorKind.Agent && changed.Contains(ChangedParts.Content) ? TokenEstimate.Of(text) : 0, cancellationToken);

    private async Task<EditResult> RepeatedAsync(EditAttempt attempt, Note note, Receipt known, CancellationToken cancellationToken) =>
        known.Fingerprint == attempt.Fingerprint && await versions.FindAsync(note, known.Version, cancellationToken) is { } made
            ? new EditResult.Edited(made, known)
            : new EditResult.Conflict(known);
}
