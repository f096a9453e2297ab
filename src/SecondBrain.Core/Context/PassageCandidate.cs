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

    /// <summary>How the graph led to a hit that has no word of the question; null when it did not.</summary>
    public SeedEdge? Path { get; init; }

    public int TextTokens { get; } = TokenEstimate.Of(Text);
}

/// <summary>An edge between a note of the context and another.</summary>
/// <param name="Weight">Null when the other's name in a text is all there is.</param>
/// <param name="Outgoing">Whether it leads away from the seed.</param>
internal sealed record SeedEdge(NoteId Seed, string Type, double? Weight, bool Outgoing)
{
    /// <summary>The last step of the way to a hit.</summary>
    public static SeedEdge LastOf(SearchHit hit) => new(hit.Path[^2].Id, hit.Path[^1].EdgeType!, hit.Path[^1].Weight, hit.Path[^1].IsOutgoing);
}
