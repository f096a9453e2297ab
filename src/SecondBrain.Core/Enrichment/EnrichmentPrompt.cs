namespace SecondBrain.Core.Enrichment;

/// <summary>What a language model is asked about a note.</summary>
/// <param name="Excerpt">The start of the note's text, at most <see cref="NoteExcerpt.MaxBytes"/> of UTF-8.</param>
/// <param name="Titles">Notes that a link can be proposed to.</param>
/// <param name="Tags">The brain's own tags, the most used first.</param>
public sealed record EnrichmentPrompt(string Title, string Excerpt, IReadOnlyList<string> Titles, IReadOnlyList<string> Tags, IReadOnlyList<string> LinkTypes)
{
    /// <summary>Stored with everything that the prompt made. It changes with the wording in ingest-note.asl.json.</summary>
    public const string Version = "enrich/1";

    public const int MaxTitles = 30;

    public const int MaxTags = 60;
}
