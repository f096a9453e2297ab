namespace SecondBrain.Core.Graph;

/// <summary>An undirected graph in rows: how strongly nodes are tied, all edges between two of them summed. Nodes are numbered without gaps.</summary>
internal sealed class StrengthGraph
{
    private readonly int[] _first;
    private readonly int[] _to;
    private readonly double[] _strengths;

    private StrengthGraph(int[] first, int[] to, double[] strengths, double[] own)
    {
        (_first, _to, _strengths, Own) = (first, to, strengths, own);
        Degrees = new double[Count];
        for (var node = 0; node < Count; node++)
        {
            Degrees[node] = own[node];
            foreach (var strength in StrengthsOf(node))
            {
                Degrees[node] += strength;
            }
        }

        Total = Degrees.Sum();
    }

    public int Count => _first.Length - 1;

    /// <summary>What ties a node to itself: for a group of nodes everything between its members, counted from both ends.</summary>
    public double[] Own { get; }

    /// <summary>The summed strength of each node.</summary>
    public double[] Degrees { get; }

    /// <summary>The sum of all degrees: twice the strength of all edges.</summary>
    public double Total { get; }

    /// <param name="nodes">The ordinals of the live notes by id, so that nothing depends on how the index is stored.</param>
    public static StrengthGraph Of(INoteAdjacency graph, int[] nodes, EdgeWeights weights)
    {
        var numbers = new int[graph.Count];
        Array.Fill(numbers, -1);
        for (var number = 0; number < nodes.Length; number++)
        {
            numbers[nodes[number]] = number;
        }

        var buffer = new List<Neighbour>();
        return Build(nodes.Length, new double[nodes.Length], (number, add) =>
        {
            buffer.Clear();
            graph.AddNeighbours(nodes[number], buffer);
            foreach (var edge in buffer)
            {
                add(numbers[edge.Node], weights.Strength(edge.Type, edge.Weight));
            }
        });
    }

    public ReadOnlySpan<int> NeighboursOf(int node) => _to.AsSpan(_first[node].._first[node + 1]);

    /// <summary>In the order of <see cref="NeighboursOf"/>.</summary>
    public ReadOnlySpan<double> StrengthsOf(int node) => _strengths.AsSpan(_first[node].._first[node + 1]);

    /// <summary>The graph whose nodes are groups of these.</summary>
    /// <param name="groupOf">The group of each node, 0 up to <paramref name="groups"/>.</param>
    public StrengthGraph Merge(int[] groupOf, int groups)
    {
        var members = Groups.Members(groupOf, groups);
        var own = new double[groups];
        for (var node = 0; node < Count; node++)
        {
            own[groupOf[node]] += Own[node];
        }

        return Build(groups, own, (group, add) =>
        {
            foreach (var node in members[group])
            {
                var to = NeighboursOf(node);
                var strengths = StrengthsOf(node);
                for (var i = 0; i < to.Length; i++)
                {
                    if (groupOf[to[i]] == group)
                    {
                        own[group] += strengths[i];
                    }
                    else
                    {
                        add(groupOf[to[i]], strengths[i]);
                    }
                }
            }
        });
    }

    private static StrengthGraph Build(int count, double[] own, Action<int, Action<int, double>> addEdges)
    {
        var first = new int[count + 1];
        var to = new List<int>();
        var strengths = new List<double>();
        var sums = new double[count];
        var touched = new List<int>();
        void Add(int other, double strength)
        {
            if (strength > 0)
            {
                if (sums[other] == 0)
                {
                    touched.Add(other);
                }

                sums[other] += strength;
            }
        }

        for (var node = 0; node < count; node++)
        {
            addEdges(node, Add);
            touched.Sort();
            foreach (var other in touched)
            {
                to.Add(other);
                strengths.Add(sums[other]);
                sums[other] = 0;
            }

            touched.Clear();
            first[node + 1] = to.Count;
        }

        return new StrengthGraph(first, [.. to], [.. strengths], own);
    }
}
