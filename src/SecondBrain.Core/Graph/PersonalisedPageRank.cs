namespace SecondBrain.Core.Graph;

/// <summary>
/// Where a walk that starts at some notes and keeps going back to them is found: forward push of Andersen, Chung and Lang,
/// "Local Graph Partitioning using PageRank Vectors" (2006), without its laziness, over edges in both directions by their strength.
/// </summary>
/// <remarks>
/// The work is bounded by 1 / (restart × epsilon) in summed strengths, whatever the size of the graph; hubs are the last to be walked through.
/// Each mass is at most epsilon times the node's summed strengths under its PageRank, never over it.
/// </remarks>
internal static class PersonalisedPageRank
{
    /// <param name="seeds">Weights over 0 of any scale; notes that are gone are left out, one that comes twice counts twice.</param>
    public static PageRankAnswer Push(INoteAdjacency graph, IReadOnlyList<(int Node, double Weight)> seeds, PushOptions options, EdgeWeights weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Restart, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(options.Restart, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Epsilon, nameof(options));
        var walk = new PushWalk(graph, options, weights);
        var live = seeds.Where(seed => seed.Weight > 0 && graph.IsLive(seed.Node)).ToList();
        var all = live.Sum(seed => seed.Weight);
        foreach (var (node, weight) in live)
        {
            walk.Seed(node, weight / all);
        }

        walk.Run();
        return walk.Answer();
    }
}
