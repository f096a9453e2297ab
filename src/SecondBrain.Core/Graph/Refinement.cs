namespace SecondBrain.Core.Graph;

/// <summary>The second phase of <see cref="Leiden"/>: each community is built again from single nodes, merging only what is well connected to the rest of it.</summary>
internal static class Refinement
{
    /// <param name="groupOf">The communities.</param>
    /// <returns>The part of each node; a part lies within one community and is connected.</returns>
    public static int[] Of(StrengthGraph graph, int[] groupOf, double resolution)
    {
        var partOf = Enumerable.Range(0, graph.Count).ToArray();
        var sizes = new int[graph.Count];
        Array.Fill(sizes, 1);
        var degrees = (double[])graph.Degrees.Clone();
        var whole = new double[graph.Count];
        var outward = new double[graph.Count]; // from each part to the rest of its community
        var ties = new Ties(graph.Count);
        for (var node = 0; node < graph.Count; node++)
        {
            whole[groupOf[node]] += graph.Degrees[node];
            ties.Read(graph, node, groupOf);
            outward[node] = ties[groupOf[node]];
        }

        // the least tie to the rest of the community that chance would give it
        bool IsWellConnected(int part, int group) => outward[part] >= resolution * degrees[part] * (whole[group] - degrees[part]) / graph.Total;

        for (var node = 0; node < graph.Count; node++)
        {
            var group = groupOf[node];
            if (sizes[partOf[node]] > 1 || !IsWellConnected(partOf[node], group))
            {
                continue;
            }

            ties.Read(graph, node, partOf, groupOf);
            var (best, gain) = (-1, 0.0);
            foreach (var part in ties.Groups)
            {
                if (ties[part] - (resolution * graph.Degrees[node] * degrees[part] / graph.Total) is var other && other > gain && IsWellConnected(part, group))
                {
                    (best, gain) = (part, other);
                }
            }

            if (best < 0)
            {
                continue;
            }

            var own = partOf[node];
            partOf[node] = best;
            (sizes[own], sizes[best]) = (0, sizes[best] + 1);
            degrees[best] += graph.Degrees[node];
            outward[best] += outward[own] - (2 * ties[best]);
        }

        return partOf;
    }
}
