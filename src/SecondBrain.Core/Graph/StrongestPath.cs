using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Graph;

/// <summary>The path whose strengths multiply to most: Dijkstra over their negative logarithms. Equal ones: fewer edges, then by the ids of the notes.</summary>
internal static class StrongestPath
{
    /// <returns>From the first to the last, both included; empty when nothing that is followed connects them.</returns>
    public static IReadOnlyList<PathStep> Find(INoteAdjacency graph, int from, int to, EdgeWeights weights)
    {
        var best = new Dictionary<int, (double Cost, int Edges, int Before, PathStep Step)> { [from] = (0, 0, -1, PathStep.Start(from)) };
        var open = new PriorityQueue<int, (double Cost, int Edges, NoteId Id)>();
        var done = new HashSet<int>();
        var buffer = new List<Neighbour>();
        open.Enqueue(from, (0, 0, graph.Id(from)));
        while (open.TryDequeue(out var node, out _) && node != to)
        {
            if (!done.Add(node))
            {
                continue;
            }

            foreach (var (edge, strength) in graph.BestNeighbours(node, weights, buffer).Values)
            {
                if (strength == 0 || done.Contains(edge.Node))
                {
                    continue;
                }

                var (cost, edges) = (best[node].Cost - Math.Log(strength), best[node].Edges + 1);
                if (!best.TryGetValue(edge.Node, out var known) || IsBefore((cost, edges, graph.Id(node)), (known.Cost, known.Edges, graph.Id(known.Before))))
                {
                    best[edge.Node] = (cost, edges, node, PathStep.To(edge));
                    open.Enqueue(edge.Node, (cost, edges, graph.Id(edge.Node)));
                }
            }
        }

        var path = new List<PathStep>();
        for (var node = to; node >= 0 && best.TryGetValue(node, out var way); node = way.Before)
        {
            path.Add(way.Step);
        }

        path.Reverse();
        return path;
    }

    private static bool IsBefore((double Cost, int Edges, NoteId Before) one, (double Cost, int Edges, NoteId Before) other) => one.CompareTo(other) < 0;
}
