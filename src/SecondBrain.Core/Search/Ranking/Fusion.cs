namespace SecondBrain.Core.Search.Ranking;

/// <summary>Makes one score of the parts of each candidate. Pure: the same parts and options give the same scores.</summary>
/// <remarks>
/// <para>score = (1 - g) (w words / most words + m meaning / most meaning) + g graph / (graph + h), where w + m = 1.</para>
/// <para>
/// Words and meaning are a convex combination of scores divided by their largest (Bruch, Gai and Ingber 2023, "An Analysis of Fusion Functions for
/// Hybrid Retrieval", find such combinations better than reciprocal ranks, and find that how they are normalised matters little; bench/retrieval finds
/// the same). m is <see cref="SearchOptions.MeaningShare"/> as far as <see cref="MeaningTrust"/> goes.
/// </para>
/// <para>
/// The graph's part saturates at h = <see cref="SearchOptions.GraphHalf"/> instead of being divided by its largest value: what a walk brings to a note
/// means the same whatever it brings to others, so a walk that spreads thinly over many notes says little of each.
/// </para>
/// </remarks>
internal static class Fusion
{
    /// <param name="parts">One of each candidate, in any order.</param>
    /// <param name="scores">Receives the score of each candidate, 0 to 1; as long as <paramref name="parts"/>.</param>
    public static FusionShares Fuse(ReadOnlySpan<ScoreParts> parts, SearchOptions options, Span<double> scores)
    {
        var most = default(ScoreParts);
        foreach (var part in parts)
        {
            most = new ScoreParts(Math.Max(most.Words, part.Words), Math.Max(most.Meaning, part.Meaning), Math.Max(most.Graph, part.Graph));
        }

        var shares = Shares(parts, most, options);
        for (var i = 0; i < parts.Length; i++)
        {
            scores[i] = Part(shares.Words, parts[i].Words, most.Words)
                + Part(shares.Meaning, parts[i].Meaning, most.Meaning)
                + Part(shares.Graph, parts[i].Graph, parts[i].Graph + options.GraphHalf);
        }

        return shares;
    }

    /// <summary>A part that no candidate has leaves its share to the others.</summary>
    private static FusionShares Shares(ReadOnlySpan<ScoreParts> parts, ScoreParts most, SearchOptions options)
    {
        var meaning = most.Meaning <= 0 ? 0 : most.Words <= 0 ? 1 : options.MeaningShare * MeaningTrust.Of(parts, options);
        var graph = most.Graph <= 0 ? 0 : most.Words <= 0 && most.Meaning <= 0 ? 1 : options.GraphShare;
        var words = most.Words > 0 ? 1 - meaning : 0;
        return new FusionShares((1 - graph) * words, (1 - graph) * meaning, graph);
    }

    private static double Part(double share, double value, double whole) => share > 0 && value > 0 ? share * value / whole : 0;
}
