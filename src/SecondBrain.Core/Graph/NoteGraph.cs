using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;

namespace SecondBrain.Core.Graph;

/// <summary>Walks over the edges of the notes of one moment, in both directions. Edges to notes outside the index are not there. Safe for concurrent use.</summary>
public sealed class NoteGraph
{
    private readonly IGraphNotes _notes;
    private readonly EdgeWeights _weights;

    /// <summary>The graph of an index as it is now.</summary>
    public NoteGraph(BrainIndex index)
        : this(index.Graph, EdgeWeights.Default)
    {
    }

    internal NoteGraph(IGraphNotes notes, EdgeWeights weights) => (_notes, _weights) = (notes, weights);

    /// <summary>The notes around one.</summary>
    /// <param name="depth">How many edges away; 0 or more.</param>
    /// <param name="limit">The most nodes, the note itself included; 1 or more. Nearer ones come first.</param>
    /// <returns>Null when the note is not in the index.</returns>
    public Neighbourhood? Around(NoteId from, int depth, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var start = _notes.Find(from);
        if (start < 0)
        {
            return null;
        }

        var depths = new Dictionary<int, int> { [start] = 0 };
        var order = new List<int> { start };
        var complete = true;
        for (var first = 0; first < order.Count && complete && depths[order[first]] < depth; first++)
        {
            foreach (var next in Heaviest(order[first]).Where(node => !depths.ContainsKey(node)))
            {
                if (order.Count == limit)
                {
                    complete = false;
                    break;
                }

                depths.Add(next, depths[order[first]] + 1);
                order.Add(next);
            }
        }

        return new Neighbourhood([.. order.Select(node => Node(node, depths[node]))], [.. order.SelectMany(node => Edges(node, depths))], complete);
    }

    /// <summary>The best path between two notes; of several equal ones always the same.</summary>
    /// <returns>Null when one of them is not in the index.</returns>
    public NotePath? Path(NoteId from, NoteId to, PathMeasure by)
    {
        if (_notes.Find(from) is not (>= 0 and var start) || _notes.Find(to) is not (>= 0 and var end))
        {
            return null;
        }

        var steps = by == PathMeasure.Fewest ? FewestEdges.Find(_notes, start, end, _weights) : StrongestPath.Find(_notes, start, end, _weights);
        return new NotePath(
            [.. steps.Select((step, depth) => Node(step.Node, depth))],
            [.. steps.Skip(1).Select((step, i) => step.Outgoing ? Edge(steps[i].Node, step.Node, step.Type!, step.Weight) : Edge(step.Node, steps[i].Node, step.Type!, step.Weight))],
            steps.Count == 0 ? 0 : steps.Skip(1).Aggregate(1.0, (strength, step) => strength * _weights.Strength(step.Type!, step.Weight)));
    }

    private GraphNode Node(int node, int depth) => new(_notes.Id(node), _notes.Title(node), depth);

    private GraphEdge Edge(int from, int to, string type, double weight) => new(_notes.Id(from), _notes.Id(to), type, weight);

    private IEnumerable<GraphEdge> Edges(int node, Dictionary<int, int> shown) =>
        Neighbours(node).Where(edge => edge.Outgoing && shown.ContainsKey(edge.Node)).Select(edge => Edge(node, edge.Node, edge.Type, edge.Weight));

    /// <summary>Notes one edge away in either direction, heaviest edge first, then by id.</summary>
    private IEnumerable<int> Heaviest(int node) => Neighbours(node)
        .GroupBy(edge => edge.Node)
        .OrderByDescending(edges => edges.Max(edge => edge.Weight)).ThenBy(edges => _notes.Id(edges.Key))
        .Select(edges => edges.Key);

    private List<Neighbour> Neighbours(int node)
    {
        var neighbours = new List<Neighbour>();
        _notes.AddNeighbours(node, neighbours);
        return neighbours;
    }
}
