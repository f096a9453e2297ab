namespace SecondBrain.Core.Graph;

/// <summary>A division of nodes into groups, as the group of each node.</summary>
internal static class Groups
{
    /// <summary>The nodes of each group, ascending.</summary>
    public static List<int>[] Members(int[] groupOf, int groups)
    {
        var members = new List<int>[groups];
        for (var group = 0; group < groups; group++)
        {
            members[group] = [];
        }

        for (var node = 0; node < groupOf.Length; node++)
        {
            members[groupOf[node]].Add(node);
        }

        return members;
    }

    /// <summary>Numbers the groups from 0 in the order of their first nodes, without gaps.</summary>
    /// <returns>How many there are.</returns>
    public static int Renumber(int[] groupOf)
    {
        var numbers = new Dictionary<int, int>();
        for (var node = 0; node < groupOf.Length; node++)
        {
            if (!numbers.TryGetValue(groupOf[node], out var number))
            {
                numbers.Add(groupOf[node], number = numbers.Count);
            }

            groupOf[node] = number;
        }

        return numbers.Count;
    }

    /// <summary>Splits groups that are not connected into their parts.</summary>
    public static int[] Connected(StrengthGraph graph, int[] groupOf)
    {
        var parts = new int[graph.Count];
        Array.Fill(parts, -1);
        var open = new Stack<int>();
        for (var start = 0; start < graph.Count; start++)
        {
            if (parts[start] >= 0)
            {
                continue;
            }

            parts[start] = start;
            open.Push(start);
            while (open.TryPop(out var node))
            {
                foreach (var next in graph.NeighboursOf(node))
                {
                    if (parts[next] < 0 && groupOf[next] == groupOf[node])
                    {
                        parts[next] = start;
                        open.Push(next);
                    }
                }
            }
        }

        Renumber(parts);
        return parts;
    }

    /// <summary>
    /// Modularity (Newman 2004, with the resolution of Reichardt and Bornholdt 2006): the share of strength inside groups, less resolution times
    /// the share expected of nodes of such degrees. 0 for a graph without edges.
    /// </summary>
    public static double Modularity(StrengthGraph graph, int[] groupOf, double resolution)
    {
        if (graph.Total == 0)
        {
            return 0;
        }

        var inside = 0.0;
        var degrees = new double[graph.Count];
        for (var node = 0; node < graph.Count; node++)
        {
            degrees[groupOf[node]] += graph.Degrees[node];
            inside += graph.Own[node];
            var to = graph.NeighboursOf(node);
            for (var i = 0; i < to.Length; i++)
            {
                inside += groupOf[to[i]] == groupOf[node] ? graph.StrengthsOf(node)[i] : 0;
            }
        }

        return (inside / graph.Total) - (resolution * degrees.Sum(degree => degree / graph.Total * (degree / graph.Total)));
    }
}
