namespace SecondBrain.Core.Search.Ranking;

/// <summary>Makes one score of the parts of each candidate. Pure: the same parts, facts and options give the same scores.</summary>
internal static class Fusion
{
    /// <param name="parts">One of each candidate, in any order.</param>
    /// <param name="scores">Receives the score of each candidate, 0 to 1; as long as <paramref name="parts"/>.</param>
    public static FusionShares Fuse(ReadOnlySpan<ScoreParts> parts, QueryFacts query, SearchOptions options, Span<double> scores)
    {
        var most = default(ScoreParts);
        foreach (var part in parts)
        {
            most = new ScoreParts(Math.Max(most.Words, part.Words), Math.Max(most.Meaning, part.Meaning), Math.Max(most.Graph, part.Graph));
        }

        var shares = Shares(most, options);
        for (var i = 0; i < parts.Length; i++)
        {
            scores[i] = Part(shares.Words, parts[i].Words, most.Words)
                + Part(shares.Meaning, parts[i].Meaning, most.Meaning)
                + Part(shares.Graph, parts[i].Graph, most.Graph);
        }

        return shares;
    }

    /// <summary>A part that no candidate has leaves its share to the others.</summary>
    private static FusionShares Shares(ScoreParts most, SearchOptions options)
    {
        var words = most.Words > 0 ? 1 - options.MeaningShare : 0;
        var meaning = most.Meaning > 0 ? options.MeaningShare : 0;
        var graph = most.Graph > 0 ? options.GraphShare : 0;
        var both = words + meaning;
        return both > 0
            ? new FusionShares((1 - graph) * words / both, (1 - graph) * meaning / both, graph)
            : new FusionShares(0, 0, most.Graph > 0 ? 1 : 0);
    }

    private static double Part(double share, double value, double most) => share > 0 ? share * Math.Max(0, value) / most : 0;
}
