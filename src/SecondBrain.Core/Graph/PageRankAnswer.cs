namespace SecondBrain.Core.Graph;

/// <summary>What <see cref="PersonalisedPageRank"/> reached.</summary>
internal sealed class PageRankAnswer
{
    private readonly Dictionary<int, (double Mass, double Received, double Own, int Before, PathStep Step)> _reached;

    /// <param name="reached">The step that leads to each node, and the node before it, -1 for a seed.</param>
    /// <param name="order">Makes equal masses always come in the same order.</param>
    internal PageRankAnswer(Dictionary<int, (double Mass, double Received, double Own, int Before, PathStep Step)> reached, IComparer<int> order, bool cut)
    {
        _reached = reached;
        Cut = cut;
        Nodes = [.. reached.Select(entry => new RankedNode(entry.Key, entry.Value.Mass, entry.Value.Before) { Received = entry.Value.Received, Own = entry.Value.Own }).OrderByDescending(node => node.Mass).ThenBy(node => node.Node, order)];
    }

    /// <summary>Greatest mass first, then by id; the seeds are among them. The masses sum to 1 at most.</summary>
    public IReadOnlyList<RankedNode> Nodes { get; }

    /// <summary>A bound stopped the walk: masses may be further from the truth than epsilon says.</summary>
    public bool Cut { get; }

    /// <returns>0 for a node that was not reached.</returns>
    public double MassOf(int node) => _reached.TryGetValue(node, out var entry) ? entry.Mass : 0;

    /// <summary>The most probable way from a seed to the node.</summary>
    /// <returns>The seed first; empty when the node was not reached.</returns>
    public IReadOnlyList<PathStep> PathTo(int node)
    {
        var path = new List<PathStep>();
        while (_reached.TryGetValue(node, out var entry))
        {
            path.Add(entry.Step);
            node = entry.Before;
        }

        path.Reverse();
        return path;
    }
}
