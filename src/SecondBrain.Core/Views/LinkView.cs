using System.Text.Json.Serialization;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Views;

/// <summary>A link as readers see it.</summary>
/// <param name="Target">Null while no note has the name.</param>
/// <param name="Name">The name as written, for a link that is not resolved.</param>
/// <param name="State"><c>resolved</c> or <c>unresolved</c>.</param>
/// <param name="EvidenceNote">The note whose text the evidence is in, when that is not the source.</param>
/// <param name="EvidenceVersion">The version of that note whose text the evidence is a span of; null without evidence.</param>
public sealed record LinkView(
    string Type,
    NoteReference Source,
    NoteReference? Target,
    string? Name,
    string State,
    [property: JsonConverter(typeof(JsonStringEnumConverter<LinkProvenance>))] LinkProvenance Provenance,
    double Weight,
    double Confidence,
    TextSpan? Evidence,
    DateTimeOffset? CreatedAt,
    string? EvidenceNote = null,
    int? EvidenceVersion = null)
{
    private const string Resolved = "resolved";

    private const string Unresolved = "unresolved";

    public static LinkView Of(Link link, NoteReference source, NoteReference target) => new(
        link.Type, source, target, Name: null, Resolved, link.Provenance, link.Weight, link.Confidence, link.Evidence, link.CreatedAt, link.EvidenceNote?.Value,
        link.Evidence is null ? null : link.EvidenceVersion);

    public static LinkView Of(UnresolvedLink link, NoteReference source) => new(
        link.Type, source, Target: null, link.Target, Unresolved, LinkProvenance.Link, link.Weight, Confidence: 1, link.Evidence, CreatedAt: null, link.EvidenceNote?.Value, link.EvidenceVersion);
}
