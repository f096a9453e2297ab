using System.Text.Json.Serialization;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Links;

/// <summary>A typed link from one note to another.</summary>
/// <param name="Weight">How often the text names the target, at least 1.</param>
/// <param name="Confidence">0 to 1; 1 for what a person wrote.</param>
/// <param name="Evidence">Where the source note's text says so; null for a link that was added by hand.</param>
public sealed record Link(
    NoteId Source,
    NoteId Target,
    string Type,
    LinkProvenance Provenance,
    double Weight,
    double Confidence,
    TextSpan? Evidence,
    string Actor,
    DateTimeOffset CreatedAt)
{
    /// <summary>The note whose text the evidence is in, when that is not the source: a merge brought the link here.</summary>
    public NoteId? EvidenceNote { get; init; }

    /// <summary>The version of that note whose text the evidence is a span of.</summary>
    public int EvidenceVersion { get; init; } = 1;

    /// <summary>The target's name as the text writes it; null for a link that no text makes.</summary>
    public string? Written { get; init; }
}

/// <summary>Who says that the link exists.</summary>
public enum LinkProvenance
{
    /// <summary>A person, through the API.</summary>
    [JsonStringEnumMemberName("human")]
    Human,

    /// <summary>An assistant, through MCP or the API.</summary>
    [JsonStringEnumMemberName("agent")]
    Agent,

    /// <summary>The note's own text.</summary>
    [JsonStringEnumMemberName("link")]
    Link,

    /// <summary>A model's proposal.</summary>
    [JsonStringEnumMemberName("model")]
    Model,
}
