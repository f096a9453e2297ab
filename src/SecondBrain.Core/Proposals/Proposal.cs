using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Proposals;

/// <summary>Something about one or two notes that a model, an agent or the digest proposes. A brain has at most one of a kind for an ordered pair of notes, or for a note and a value.</summary>
/// <param name="Kind">One of <see cref="ProposalKind"/>.</param>
/// <param name="Type">The type of a proposed link; null for other kinds.</param>
/// <param name="Confidence">0 to 1, as who proposes says.</param>
/// <param name="Evidence">Where the subject's text says so; null when no passage does.</param>
/// <param name="By">The model or agent.</param>
public sealed record Proposal(
    BrainId Brain,
    string Kind,
    NoteId Subject,
    NoteId Other,
    string? Type,
    double Confidence,
    TextSpan? Evidence,
    string By,
    DateTimeOffset CreatedAt)
{
    /// <summary>The version of the subject whose text the evidence is a span of.</summary>
    public int EvidenceVersion { get; init; } = 1;

    /// <summary>The proposed tag or status of the subject, which is the other note too; null for other kinds.</summary>
    public string? Value { get; init; }

    /// <summary>Why, in the words of who proposes; null when they gave no reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it came in by a door: then a person decides, however sure who proposes is.</summary>
    public bool ForReview { get; init; }
}
