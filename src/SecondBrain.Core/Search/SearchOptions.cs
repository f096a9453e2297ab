using SecondBrain.Core.Graph;

namespace SecondBrain.Core.Search;

/// <summary>
/// The weights of the ranking. The defaults of BM25 are its customary ones, which bench/retrieval finds better than 0.9 and 0.4
/// on all of Cranfield, CISI, HotpotQA and MuSiQue.
/// </summary>
public sealed record SearchOptions
{
    public static readonly SearchOptions Default = new();

    /// <summary>BM25's k1: how soon more occurrences of a word stop counting.</summary>
    public double Saturation { get; init; } = 1.2;

    /// <summary>BM25's b of the text: how much long notes are held back, 0 to 1.</summary>
    public double LengthNormalisation { get; init; } = 0.75;

    /// <summary>BM25's b of titles; likewise below.</summary>
    public double TitleLengthNormalisation { get; init; } = 0.75;

    public double AliasLengthNormalisation { get; init; } = 0.75;

    public double TagLengthNormalisation { get; init; } = 0.75;

    /// <summary>How many body occurrences one in the title counts as.</summary>
    public double TitleWeight { get; init; } = 2;

    public double AliasWeight { get; init; } = 2;

    public double TagWeight { get; init; } = 1.5;

    /// <summary>The share of meaning in the fused score, 0 to 1; words have the rest.</summary>
    public double MeaningShare { get; init; } = 0.5;

    /// <summary>The share of the graph in the fused score, 0 to 1; words and meaning have the rest.</summary>
    public double GraphShare { get; init; } = 0.2;

    /// <summary>How many of the nearest notes meaning may add to those that match a word. Also bounds how deep paging goes beyond word matches.</summary>
    public int MeaningCandidates { get; init; } = 1000;

    /// <summary>How many of the notes with the best words are compared by meaning when they are not among the nearest.</summary>
    public int WordCandidates { get; init; } = 2000;

    /// <summary>From how many of the first hits the graph is walked.</summary>
    public int GraphSeeds { get; init; } = 10;

    /// <summary>How far the graph is walked.</summary>
    public PushOptions Walk { get; init; } = new() { Epsilon = 1e-4, MaxPushes = 400, MaxEdges = 20_000 };

    /// <summary>How strongly links tie notes, by type.</summary>
    public EdgeWeights Links { get; init; } = EdgeWeights.Default;

    /// <summary>The weight of an edge from one of the first hits to a note whose name its text has; 0 to look for no names.</summary>
    public double MentionWeight { get; init; } = 1;

    /// <summary>How many chunks of each of the first hits are searched for names.</summary>
    public int MentionChunks { get; init; } = 4;

    /// <summary>From this many vectors on, sign bits choose the <see cref="PrescanKeep"/> chunks whose int8 vectors are compared.</summary>
    public int PrescanFrom { get; init; } = 20_000;

    public int PrescanKeep { get; init; } = 4000;
}
