using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Notes;

/// <summary>What is known of a note besides its text.</summary>
/// <param name="Source">Where it came from, such as the path inside an imported folder; null when typed in.</param>
/// <param name="Version">1 for the first; each change of the note raises it by one.</param>
/// <param name="Actor">Who captured it. <see cref="EditedBy"/> is who made this version of it.</param>
/// <param name="Capture">The receipt of the current text: of its capture, or of the edit that made it.</param>
/// <param name="Sha256">Of the current text's bytes, lower-case hex.</param>
/// <param name="Bytes">Length of the current text.</param>
public sealed record Note(
    BrainId Brain,
    NoteId Id,
    string Type,
    string Status,
    string Title,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Tags,
    string? Language,
    string Visibility,
    string? Source,
    int Version,
    string Actor,
    CaptureId Capture,
    string ContentType,
    string Sha256,
    int Bytes,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>The note that this one was merged into; null unless it was.</summary>
    public NoteId? Redirect { get; init; }

    /// <summary>The workflow execution that holds the note, so that nothing else is linked to it; null when none does.</summary>
    public string? FrozenBy { get; init; }

    /// <summary>Names that it has taken over from notes merged into it, normalised.</summary>
    public IReadOnlyList<string> TakenNames { get; init; } = [];

    /// <summary>The notes that were merged into it: their words count as its own.</summary>
    public IReadOnlyList<NoteId> Absorbed { get; init; } = [];

    /// <summary>One of <see cref="NoteTrust"/>.</summary>
    public string Trust { get; init; } = NoteTrust.Trusted;

    /// <summary>Why the text is to be read with care, such as that it addresses its reader as an assistant; empty for most notes.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>The version whose text and title are the current ones: 1 for the text as it was captured.</summary>
    public int BodyVersion { get; init; } = 1;

    /// <summary>Whether the first version's text was made from the original, a page of the web, and is not the original itself.</summary>
    public bool IsClipped { get; init; }

    /// <summary>Whether the current text is an agent's: captured by one, and no person has put words into it since.</summary>
    public bool ByAgent { get; init; }

    /// <summary>Who made this version by editing the one before; null for the first one.</summary>
    public string? EditedBy { get; init; }

    /// <summary>What this version has otherwise than the one before, such as <c>content</c> and <c>tags</c>; empty for the first one.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>The earlier version that this one was made equal to; null for others.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>The session whose undoing took the note back; null for a note that is there. It is kept, and doing it again brings it back.</summary>
    public string? WithdrawnBy { get; init; }

    /// <summary>Whether the note was taken back once and is there again: a call that brought it back may have ended before the links to it followed.</summary>
    public bool IsBroughtBack { get; init; }

    /// <summary>Whether somebody with this sight gets to know of the note at all.</summary>
    public bool IsSeenBy(NoteSight sight) => WithdrawnBy is null && sight.Sees(Visibility);
}
