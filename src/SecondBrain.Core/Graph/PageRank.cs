namespace SecondBrain.Core.Graph;

/// <summary>
/// How much the links of a whole brain lead to each note: PageRank (Page, Brin, Motwani and Winograd 1999) over directed links by their strength,
/// by power iteration. A note that links to nothing passes what it has on to all.
/// </summary>
internal static class PageRank
{
    /// <summary>The chance to follow a link rather than to go anywhere.</summary>
    private const double Damping = 0.85;

    private const double Precision = 1e-10;

    private const int MaxRounds = 200;

    /// <param name="nodes">The ordinals of the live notes.</param>
    /// <returns>By the index in <paramref name="nodes"/>; sums to 1.</returns>
    public static double[] Of(INoteAdjacency graph, int[] nodes, EdgeWeights weights)
    {
        var sources = Sources(graph, nodes, weights);
        var ranks = new double[nodes.Length];
        Array.Fill(ranks, 1.0 / Math.Max(1, nodes.Length));
        var next = new double[nodes.Length];
        for (var round = 0; round < MaxRounds; round++)
        {
            var stuck = 0.0;
            for (var node = 0; node < nodes.Length; node++)
            {
                stuck += sources.IsEnd[node] ? ranks[node] : 0;
            }

            var change = 0.0;
            for (var node = 0; node < nodes.Length; node++)
            {
                var sum = 0.0;
                foreach (var (source, share) in sources.Of[node])
                {
                    sum += ranks[source] * share;
                }

                next[node] = ((1 - Damping + (Damping * stuck)) / nodes.Length) + (Damping * sum);
                change += Math.Abs(next[node] - ranks[node]);
            }

            (ranks, next) = (next, ranks);
            if (change < Precision)
            {
                break;
            }
        }

        return ranks;
    }

    /// <summary>For each node, who links to it, and with which share of all that it links to.</summary>
    private static (List<(int Source, double Share)>[] Of, bool[] IsEnd) Sources(INoteAdjacency graph, int[] nodes, EdgeWeights weights)
    {
        var numbers = new int[graph.Count];
        for (var number = 0; number < nodes.Length; number++)
        {
            numbers[nodes[number]] = number;
        }

        var sources = new List<(int Source, double Share)>[nodes.Length];
        for (var number = 0; number < nodes.Length; number++)
        {
            sources[number] = [];
        }

        var ends = new bool[nodes.Length];
        var buffer = new List<Neighbour>();
        for (var number = 0; number < nodes.Length; number++)
        {
            buffer.Clear();
            graph.AddNeighbours(nodes[number], buffer);
            var outgoing = buffer.Where(edge => edge.Outgoing).Select(edge => (Target: numbers[edge.Node], Strength: weights.Strength(edge.Type, edge.Weight))).ToList();
            var all = outgoing.Sum(edge => edge.Strength);
            ends[number] = all == 0;
            foreach (var (target, strength) in outgoing)
            {
                if (strength > 0)
                {
                    sources[target].Add((number, strength / all));
                }
            }
        }

        return (sources, ends);
    }
}
