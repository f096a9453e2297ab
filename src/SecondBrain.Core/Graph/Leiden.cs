namespace SecondBrain.Core.Graph;

/// <summary>
/// Communities by the Leiden algorithm (Traag, Waltman and van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", 2019),
/// which maximises modularity by moving nodes, refining each community, and going on with the refined ones as nodes.
/// </summary>
/// <remarks>
/// Deterministic: nodes are taken in their order, and the refinement takes the best merge where the paper draws one by lot.
/// Every community is connected: what moving left in parts is split at the end, which only adds to modularity.
/// </remarks>
internal static class Leiden
{
    // each round starts from the result of the one before; the first two do nearly everything
    private const int MaxRounds = 8;

    private const double LeastGain = 1e-9;

    /// <param name="resolution">Over 0; more makes more and smaller communities, 1 is plain modularity.</param>
    /// <returns>The community of each node, numbered from 0 in the order of their first nodes.</returns>
    public static int[] Communities(StrengthGraph graph, double resolution)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resolution);
        var best = Singletons(graph.Count);
        var modularity = Groups.Modularity(graph, best, resolution);
        for (var round = 0; round < MaxRounds; round++)
        {
            var next = Groups.Connected(graph, Round(graph, [.. best], resolution));
            var reached = Groups.Modularity(graph, next, resolution);
            if (reached <= modularity + LeastGain)
            {
                break;
            }

            (best, modularity) = (next, reached);
        }

        return best;
    }

    private static int[] Round(StrengthGraph graph, int[] groupOf, double resolution)
    {
        var nodeOf = Singletons(graph.Count); // of each original node, in the graph of the level
        for (var level = graph; ;)
        {
            LocalMoving.Run(level, groupOf, resolution);
            var groups = Groups.Renumber(groupOf);
            if (groups == level.Count)
            {
                return Array.ConvertAll(nodeOf, node => groupOf[node]);
            }

            var refined = Refinement.Of(level, groupOf, resolution);
            var parts = Groups.Renumber(refined);
            if (parts == level.Count)
            {
                (refined, parts) = (groupOf, groups); // nothing may be merged inside: go on with the communities themselves
            }

            var groupOfPart = new int[parts];
            for (var node = 0; node < level.Count; node++)
            {
                groupOfPart[refined[node]] = groupOf[node];
            }

            nodeOf = Array.ConvertAll(nodeOf, node => refined[node]);
            level = level.Merge(refined, parts);
            groupOf = groupOfPart;
        }
    }

    private static int[] Singletons(int count) => [.. Enumerable.Range(0, count)];
}
