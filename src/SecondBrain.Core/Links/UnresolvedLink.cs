using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Links;

/// <summary>A link in a note's text to a name that no note has yet. It becomes a <see cref="Link"/> when one appears.</summary>
/// <param name="Target">The name as written.</param>
/// <param name="Names">The normalised names that would satisfy it, best first.</param>
public sealed record UnresolvedLink(NoteId Source, string Target, string Type, double Weight, TextSpan Evidence, IReadOnlyList<string> Names)
{
    /// <inheritdoc cref="Link.EvidenceNote"/>
    public NoteId? EvidenceNote { get; init; }

    /// <inheritdoc cref="Link.EvidenceVersion"/>
    public int EvidenceVersion { get; init; } = 1;

    /// <summary>The link that it becomes once a note has the name.</summary>
    public Link To(NoteId target, string actor, DateTimeOffset now) => new(Source, target, Type, LinkProvenance.Link, Weight, Confidence: 1, Evidence, actor, now)
    {
        EvidenceNote = EvidenceNote,
        EvidenceVersion = EvidenceVersion,
        Written = Target,
    };
}
