using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Safety;

namespace SecondBrain.Core.Editing;

/// <summary>One request to edit: who, which note, and how it is known again.</summary>
/// <param name="Expected">The version that its author has read.</param>
/// <param name="Restores">Whether it makes the note equal to an earlier version of it.</param>
/// <param name="Receipt">The id of its receipt.</param>
/// <param name="HasKey">An edit with a key has a receipt in any case: it is what a retry finds.</param>
internal sealed record EditAttempt(Principal By, NoteId Id, int Expected, bool Restores, string Fingerprint, CaptureId Receipt, bool HasKey)
{
    /// <param name="text">The text of <paramref name="revised"/>.</param>
    public NewVersion ToVersion(Note before, NoteRevision revised, string text, IReadOnlyList<string> changed, DateTimeOffset now)
    {
        var number = before.Version + 1;
        var hasNewText = changed.Contains(ChangedParts.Content) || changed.Contains(ChangedParts.Title); // chunks are embedded with the title
        var isIngested = hasNewText || changed.Contains(ChangedParts.Aliases);
        var receipt = isIngested || HasKey ? ToReceipt(before, revised, number, isIngested, now) : null;
        var after = revised.Note with
        {
            Version = number,
            BodyVersion = hasNewText ? number : before.BodyVersion,
            ByAgent = changed.Contains(ChangedParts.Content) && !Restores ? By.Kind is ActorKind.Agent : revised.Note.ByAgent,
            Trust = By.Kind is ActorKind.Agent ? NoteTrust.Untrusted : revised.Note.Trust,
            Flags = TextFlags.KindsOf(text, [revised.Note.Title, .. revised.Note.Aliases, .. revised.Note.Tags, .. before.Source is { } source ? [source] : Array.Empty<string>()]),
            Capture = isIngested ? receipt!.Id : before.Capture,
            EditedBy = By.Actor,
            Changed = changed,
            RestoredFrom = Restores ? revised.Note.RestoredFrom : null,
            UpdatedAt = now,
        };
        var (names, were) = (NoteNames.Of(after), NoteNames.Of(before));
        return new NewVersion(
            By, before, after, hasNewText ? revised.Text : null,
            NewNames: [.. names.Except(were, StringComparer.Ordinal)],
            GoneNames: [.. were.Except(names, StringComparer.Ordinal).Except(before.TakenNames, StringComparer.Ordinal)],
            receipt);
    }

    private Receipt ToReceipt(Note before, NoteRevision revised, int version, bool isIngested, DateTimeOffset now) => new(
        before.Brain, Receipt, before.Id, isIngested ? CaptureState.Captured : CaptureState.Completed, Fingerprint,
        revised.Text.Sha256, revised.Text.Content.Length, revised.Text.ContentType, now,
        Searchable: isIngested ? null : now, Linked: isIngested ? null : now,
        Attempts: 1, Execution: null, FailedAt: null, Error: null, Chunks: null, Links: null, Model: null, Steps: [])
    {
        Version = version,
    };
}
