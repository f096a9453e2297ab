namespace SecondBrain.Core.Graph;

/// <summary>The first phase of <see cref="Leiden"/>: each node goes to the community where it adds most, and its neighbours are looked at again, until none gains.</summary>
internal static class LocalMoving
{
    private const double LeastGain = 1e-10;

    /// <param name="groupOf">The community of each node, below the number of nodes; changed in place.</param>
    public static void Run(StrengthGraph graph, int[] groupOf, double resolution)
    {
        if (graph.Total == 0)
        {
            return;
        }

        var degrees = new double[graph.Count];
        var sizes = new int[graph.Count];
        for (var node = 0; node < graph.Count; node++)
        {
            degrees[groupOf[node]] += graph.Degrees[node];
            sizes[groupOf[node]]++;
        }

        var empty = new Stack<int>(Enumerable.Range(0, graph.Count).Where(group => sizes[group] == 0).Reverse());
        var queue = new Queue<int>(Enumerable.Range(0, graph.Count));
        var queued = new bool[graph.Count];
        Array.Fill(queued, true);
        var ties = new Ties(graph.Count);
        while (queue.TryDequeue(out var node))
        {
            queued[node] = false;
            ties.Read(graph, node, groupOf);
            var here = groupOf[node];
            var expected = resolution * graph.Degrees[node] / graph.Total;
            degrees[here] -= graph.Degrees[node];
            sizes[here]--;
            var (best, gain) = (here, ties[here] - (expected * degrees[here]));
            foreach (var group in ties.Groups)
            {
                if (ties[group] - (expected * degrees[group]) is var other && other > gain + LeastGain)
                {
                    (best, gain) = (group, other);
                }
            }

            if (gain < -LeastGain && sizes[here] > 0)
            {
                best = empty.Pop(); // alone is better than anywhere
            }

            degrees[best] += graph.Degrees[node];
            sizes[best]++;
            if (best == here)
            {
                continue;
            }

            if (sizes[here] == 0)
            {
                empty.Push(here);
            }

            groupOf[node] = best;
            foreach (var next in graph.NeighboursOf(node))
            {
                if (groupOf[next] != best && !queued[next])
                {
                    queued[next] = true;
                    queue.Enqueue(next);
                }
            }
        }
    }
}
