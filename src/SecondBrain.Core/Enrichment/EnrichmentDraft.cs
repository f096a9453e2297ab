namespace SecondBrain.Core.Enrichment;

/// <summary>What was made of a note, not yet checked.</summary>
internal sealed record EnrichmentDraft(
    string? Title,
    string? Summary,
    IReadOnlyList<string> Tags,
    string? Language,
    IReadOnlyList<string> Entities,
    IReadOnlyList<DraftLink> Links)
{
    public IReadOnlyList<string> KeyPhrases { get; init; } = [];

    public static EnrichmentDraft Empty { get; } = new(Title: null, Summary: null, [], Language: null, [], []);
}
