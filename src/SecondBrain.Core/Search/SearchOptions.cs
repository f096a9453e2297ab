using SecondBrain.Core.Graph;

namespace SecondBrain.Core.Search;

/// <summary>
/// The weights of the ranking. The defaults of BM25 are its customary ones; the others were chosen with bench/retrieval on the development
/// collections. docs/search.md has the formula, the figures and how to tune for other notes.
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

    /// <summary>The share of meaning in what words and meaning say together, 0 to 1, for a query whose words and meaning agree; words have the rest.</summary>
    public double MeaningShare { get; init; } = 0.35;

    /// <summary>What is left of that share, 0 to 1, when they do not agree.</summary>
    public double LeastMeaningTrust { get; init; } = 0.25;

    /// <summary>
    /// Words and meaning do not agree up to here: by how many standard deviations the notes with the best words are nearer in meaning than others with words.
    /// </summary>
    public double MeaningTrustFrom { get; init; } = 0.3;

    /// <summary>Words and meaning agree from here on.</summary>
    public double MeaningTrustFull { get; init; } = 0.8;

    /// <summary>The share of the graph in the fused score, 0 to 1; words and meaning have the rest. 0: the graph is not walked.</summary>
    public double GraphShare { get; init; } = 0.4;

    /// <summary>The share of a walk, 0 to 1, that counts half: <see cref="ScoreParts.Graph"/> counts graph / (graph + this).</summary>
    public double GraphHalf { get; init; } = 0.05;

    /// <summary>
    /// How much of what the first hits have for being where the walk starts counts beside what other notes bring, 0 to 1: at 0 a neighbour of the
    /// first hit often passes it, at 1 seldom.
    /// </summary>
    public double GraphOwn { get; init; } = 0.2;

    /// <summary>How many of the nearest notes meaning may add to those that match a word. Also bounds how deep paging goes beyond word matches.</summary>
    public int MeaningCandidates { get; init; } = 1000;

    /// <summary>How many of the notes with the best words are compared by meaning when they are not among the nearest.</summary>
    public int WordCandidates { get; init; } = 1000;

    /// <summary>From how many of the first hits the graph is walked.</summary>
    public int GraphSeeds { get; init; } = 10;

    /// <summary>The walk starts at each of them by its share of the first one's score to this power: a high one trusts the very first hits.</summary>
    public double GraphSeedPower { get; init; } = 4;

    /// <summary>How far the graph is walked.</summary>
    public PushOptions Walk { get; init; } = new() { Restart = 0.5, Epsilon = 1e-3, MaxPushes = 200, MaxEdges = 5000 };

    /// <summary>How strongly links tie notes, by type.</summary>
    public EdgeWeights Links { get; init; } = EdgeWeights.Default;

    /// <summary>The weight of an edge from one of the first hits to a note whose name its text has; 0 to look for no names.</summary>
    public double MentionWeight { get; init; } = 1;

    /// <summary>How many of the first hits are searched for names of notes.</summary>
    public int MentionSeeds { get; init; } = 5;

    /// <summary>How many chunks of each of them.</summary>
    public int MentionChunks { get; init; } = 4;

    /// <summary>From this many vectors on, sign bits choose the <see cref="PrescanKeep"/> chunks whose int8 vectors are compared.</summary>
    public int PrescanFrom { get; init; } = 20_000;

    public int PrescanKeep { get; init; } = 1600;
}
