using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Context;

/// <summary>A text that may stand in the context.</summary>
/// <param name="Number">Of the chunk; null for a part of one, which has no neighbours.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Words">The numbers of the question's words that it has.</param>
internal sealed record PassageCandidate(
    IndexedNote Note,
    int? Number,
    TextSpan Span,
    string Text,
    string HeadingPath,
    double Score,
    IReadOnlyCollection<int> Words,
    ulong[] Shingles,
    QuantizedVector? Vector)
{
    /// <summary>Why it is there although it need not match; null for a hit.</summary>
    public SeedEdge? Edge { get; init; }

    public int TextTokens { get; } = TokenEstimate.Of(Text);
}

/// <summary>An edge between a note of the context and another.</summary>
/// <param name="Outgoing">Whether it leads away from the seed.</param>
internal sealed record SeedEdge(NoteId Seed, string Type, double Weight, bool Outgoing);
