using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;

namespace SecondBrain.Core.Graph;

/// <summary>Walks over the edges of the notes in an index, in both directions. Edges to notes outside the index are not there. As thread-safe as the index; each answer is of one moment.</summary>
public sealed class NoteGraph(BrainIndex index)
{
    /// <summary>The notes around one.</summary>
    /// <param name="depth">How many edges away; 0 or more.</param>
    /// <param name="limit">The most nodes, the note itself included; 1 or more. Nearer ones come first.</param>
    /// <returns>Null when the note is not in the index.</returns>
    public Neighbourhood? Around(NoteId from, int depth, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return index.Read(state => Around(state, from, depth, limit));
    }

    /// <summary>A path with the fewest edges; of several always the same one.</summary>
    /// <returns>The notes from the first to the last, both included; empty when there is no path or one of them is not in the index.</returns>
    public IReadOnlyList<GraphNode> ShortestPath(NoteId from, NoteId to) => index.Read(state => ShortestPath(state, from, to));

    private static Neighbourhood? Around(IndexState state, NoteId from, int depth, int limit)
    {
        if (state.Find(from) is not { } start)
        {
            return null;
        }

        var nodes = new List<GraphNode> { new(from, start.Title, 0) };
        var seen = new HashSet<NoteId> { from };
        var complete = true;
        for (var first = 0; first < nodes.Count && complete; first++)
        {
            if (nodes[first].Depth == depth)
            {
                break;
            }

            foreach (var (next, _) in Neighbours(state, nodes[first].Id))
            {
                if (!seen.Add(next.Id))
                {
                    continue;
                }

                if (nodes.Count == limit)
                {
                    complete = false;
                    break;
                }

                nodes.Add(new GraphNode(next.Id, next.Title, nodes[first].Depth + 1));
            }
        }

        var shown = nodes.Select(node => node.Id).ToHashSet();
        var edges = nodes
            .SelectMany(node => state.Find(node.Id)!.Edges.Where(edge => shown.Contains(edge.Target)).Select(edge => new GraphEdge(node.Id, edge.Target, edge.Type, edge.Weight)))
            .ToList();
        return new Neighbourhood(nodes, edges, complete);
    }

    private static List<GraphNode> ShortestPath(IndexState state, NoteId from, NoteId to)
    {
        if (state.Find(from) is null || state.Find(to) is null)
        {
            return [];
        }

        // Searched from the end, so that the steps lead forwards.
        var towards = new Dictionary<NoteId, NoteId> { [to] = to };
        var queue = new Queue<NoteId>([to]);
        while (!towards.ContainsKey(from) && queue.TryDequeue(out var id))
        {
            foreach (var (next, _) in Neighbours(state, id).OrderBy(neighbour => neighbour.Note.Id))
            {
                if (towards.TryAdd(next.Id, id))
                {
                    queue.Enqueue(next.Id);
                }
            }
        }

        var path = new List<GraphNode>();
        for (var id = from; towards.TryGetValue(id, out var next); id = next)
        {
            path.Add(new GraphNode(id, state.Find(id)!.Title, path.Count));
            if (id == to)
            {
                break;
            }
        }

        return path;
    }

    /// <summary>Notes one edge away in either direction, heaviest edge first, then by id.</summary>
    private static IEnumerable<(IndexedNote Note, double Weight)> Neighbours(IndexState state, NoteId id)
    {
        var weights = new Dictionary<NoteId, double>();
        void See(NoteId other, double weight) => weights[other] = Math.Max(weights.GetValueOrDefault(other), weight);

        foreach (var edge in state.Find(id)!.Edges)
        {
            See(edge.Target, edge.Weight);
        }

        foreach (var source in state.Inbound(id))
        {
            See(source, state.Find(source)!.Edges.Where(edge => edge.Target == id).Max(edge => edge.Weight));
        }

        return weights
            .OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key)
            .Select(entry => (Note: state.Find(entry.Key), entry.Value))
            .Where(entry => entry.Note is not null)
            .Select(entry => (entry.Note!, entry.Value));
    }
}
