namespace SecondBrain.Core.Graph;

/// <summary>
/// Paths with the fewest edges, by breadth-first search from both ends, whole levels at a time, the smaller one first. Of several shortest paths the
/// one whose strengths multiply to most is taken, then by the ids of the notes, so that the answer does not depend on how the index is stored.
/// </summary>
internal static class FewestEdges
{
    /// <returns>From the first to the last, both included; empty when nothing connects them.</returns>
    public static IReadOnlyList<PathStep> Find(INoteAdjacency graph, int from, int to, EdgeWeights weights)
    {
        if (from == to)
        {
            return [PathStep.Start(from)];
        }

        var (forward, backward) = (new Side(graph, weights, from), new Side(graph, weights, to));
        while (forward.Level.Count > 0 && backward.Level.Count > 0)
        {
            var (nearer, other) = forward.Level.Count <= backward.Level.Count ? (forward, backward) : (backward, forward);
            nearer.Expand();
            if (nearer.Level.Where(other.Reached.ContainsKey).ToList() is { Count: > 0 } meetings)
            {
                var middle = meetings.OrderByDescending(node => forward.Reached[node].Strength * backward.Reached[node].Strength).ThenBy(graph.Id).First();
                return [.. forward.WayTo(middle), .. backward.WayFrom(middle)];
            }
        }

        return [];
    }

    /// <summary>What was reached from one end.</summary>
    private sealed class Side
    {
        private readonly INoteAdjacency _graph;
        private readonly EdgeWeights _weights;
        private readonly List<Neighbour> _buffer = [];

        public Side(INoteAdjacency graph, EdgeWeights weights, int start)
        {
            (_graph, _weights) = (graph, weights);
            Reached.Add(start, (1, -1, PathStep.Start(start)));
            Level = [start];
        }

        /// <summary>The nodes that are as far away as it goes.</summary>
        public List<int> Level { get; private set; }

        /// <summary>The strongest shortest way to each node: its strength, the node before it, and the step from there.</summary>
        public Dictionary<int, (double Strength, int Before, PathStep Step)> Reached { get; } = [];

        public void Expand()
        {
            var next = new Dictionary<int, (double Strength, int Before, PathStep Step)>();
            foreach (var node in Level)
            {
                foreach (var (edge, strength) in _graph.BestNeighbours(node, _weights, _buffer).Values)
                {
                    var way = (Strength: Reached[node].Strength * strength, Before: node, PathStep.To(edge));
                    if (!Reached.ContainsKey(edge.Node) && (!next.TryGetValue(edge.Node, out var known) || IsBefore(way.Strength, node, known)))
                    {
                        next[edge.Node] = way;
                    }
                }
            }

            foreach (var (node, way) in next)
            {
                Reached.Add(node, way);
            }

            Level = [.. next.Keys];
        }

        public List<PathStep> WayTo(int node)
        {
            var steps = new List<PathStep>();
            for (; node >= 0; node = Reached[node].Before)
            {
                steps.Add(Reached[node].Step);
            }

            steps.Reverse();
            return steps;
        }

        /// <summary>The steps from the node, which is left out, to where this side started.</summary>
        public IEnumerable<PathStep> WayFrom(int node)
        {
            for (; Reached[node] is { Before: >= 0 } way; node = way.Before)
            {
                yield return way.Step with { Node = way.Before, Outgoing = !way.Step.Outgoing };
            }
        }

        private bool IsBefore(double strength, int before, (double Strength, int Before, PathStep Step) known) =>
            strength != known.Strength ? strength > known.Strength : _graph.Id(before) < _graph.Id(known.Before);
    }
}
