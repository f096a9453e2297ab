namespace SecondBrain.Core.Graph;

/// <summary>How strongly one node at a time is tied to each group.</summary>
internal sealed class Ties(int groups)
{
    private readonly double[] _strengths = new double[groups];
    private readonly List<int> _groups = [];

    /// <summary>The groups of the node's neighbours, ascending.</summary>
    public IReadOnlyList<int> Groups => _groups;

    /// <summary>0 for a group without a neighbour.</summary>
    public double this[int group] => _strengths[group];

    /// <param name="within">Where neighbours must be of one group of this division with the node; null for anywhere.</param>
    public void Read(StrengthGraph graph, int node, int[] groupOf, int[]? within = null)
    {
        foreach (var group in _groups)
        {
            _strengths[group] = 0;
        }

        _groups.Clear();
        var to = graph.NeighboursOf(node);
        var strengths = graph.StrengthsOf(node);
        for (var i = 0; i < to.Length; i++)
        {
            if (within is not null && within[to[i]] != within[node])
            {
                continue;
            }

            var group = groupOf[to[i]];
            if (_strengths[group] == 0)
            {
                _groups.Add(group);
            }

            _strengths[group] += strengths[i];
        }

        _groups.Sort();
    }
}
