namespace SecondBrain.Core.Graph;

/// <summary>Which of several edges between the same two notes stands for them: the strongest, then one that leads there, then by type.</summary>
internal static class TieOrder
{
    public static bool IsBefore(this (Neighbour Edge, double Strength) one, (Neighbour Edge, double Strength) other) =>
        one.Strength != other.Strength ? one.Strength > other.Strength
        : one.Edge.Outgoing != other.Edge.Outgoing ? one.Edge.Outgoing
        : string.CompareOrdinal(one.Edge.Type, other.Edge.Type) is var order && order != 0 ? order < 0
        : one.Edge.Weight > other.Edge.Weight;

    /// <summary>One edge for each note next to the node.</summary>
    public static Dictionary<int, (Neighbour Edge, double Strength)> BestNeighbours(this INoteAdjacency graph, int node, EdgeWeights weights, List<Neighbour> buffer)
    {
        buffer.Clear();
        graph.AddNeighbours(node, buffer);
        var best = new Dictionary<int, (Neighbour Edge, double Strength)>(buffer.Count);
        foreach (var edge in buffer)
        {
            var candidate = (edge, weights.Strength(edge.Type, edge.Weight));
            if (!best.TryGetValue(edge.Node, out var known) || candidate.IsBefore(known))
            {
                best[edge.Node] = candidate;
            }
        }

        return best;
    }
}
