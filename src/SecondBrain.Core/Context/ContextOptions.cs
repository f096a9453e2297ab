namespace SecondBrain.Core.Context;

/// <summary>How passages are chosen. The defaults were compared on MuSiQue and HotpotQA with bench/context.</summary>
public sealed record ContextOptions
{
    public static readonly ContextOptions Default = new();

    /// <summary>How much of a passage's value is lost when the context has one just like it, 0 to 1 (maximal marginal relevance, Carbonell and Goldstein 1998).</summary>
    public double Diversity { get; init; } = 0.25;

    /// <summary>How much a passage's tokens count: its value is divided by them to this power. 0 takes the best first, 1 the best for a token.</summary>
    public double Thrift { get; init; } = 0.25;

    /// <summary>The share of the budget that connected notes may have, 0 to 1. What they do not need, passages of the hits get.</summary>
    public double ConnectedShare { get; init; } = 0.2;

    /// <summary>How many of the first notes bring their neighbours in.</summary>
    public int Seeds { get; init; } = 10;

    /// <summary>Characters of a connected note's passage: a longer chunk is cut around its best match. Default 900, as long as chunks are.</summary>
    public int ConnectedLength { get; init; } = 900;

    /// <summary>The share of the fit with the question in the worth of a neighbour, 0 to 1; its edge has the rest.</summary>
    public double ConnectedFit { get; init; } = 0.75;

    /// <summary>The share of its note's score that a chunk has even if it does not fit the question itself, 0 to 1: it belongs to one that does.</summary>
    public double Kinship { get; init; } = 0.5;

    /// <summary>A passage is left out as a duplicate when this share of its runs of three words is in the context already.</summary>
    public double DuplicateFrom { get; init; } = 0.85;

    /// <summary>A passage whose score is under this share of the best one's only fills the budget with noise.</summary>
    public double LeastScore { get; init; } = 0.25;
}
