namespace SecondBrain.Core.Notes;

/// <summary>The note and link types of this deployment: specialists replace them by template parameters.</summary>
/// <param name="NoteTypes">The first one is what a note is when nothing says otherwise.</param>
public sealed record BrainTypes(IReadOnlyList<string> NoteTypes, IReadOnlyList<string> LinkTypes)
{
    /// <summary>Provenance link types that the project makes itself; a deployment always has them.</summary>
    public const string LinksTo = "links-to";

    public const string Embeds = "embeds";

    public static BrainTypes Default { get; } = new(
        ["note", "concept", "person", "project", "source", "question", "decision", "journal"],
        [LinksTo, Embeds, "relates-to", "supports", "contradicts", "part-of", "follows", "cites"]);

    public string DefaultNoteType => NoteTypes[0];

    /// <summary>Reads comma-separated lists; empty text keeps the defaults.</summary>
    public static BrainTypes Parse(string? noteTypes, string? linkTypes)
    {
        var notes = Split(noteTypes);
        var links = Split(linkTypes);
        return new(
            notes.Count > 0 ? notes : Default.NoteTypes,
            links.Count > 0 ? [.. links.Union([LinksTo, Embeds])] : Default.LinkTypes);
    }

    private static List<string> Split(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
