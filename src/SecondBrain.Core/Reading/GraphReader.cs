using SecondBrain.Core.Freshness;
using SecondBrain.Core.Graph;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Views;

namespace SecondBrain.Core.Reading;

/// <summary>Reads the graph of notes and links, as fresh as a search.</summary>
public sealed class GraphReader(BrainIndexes indexes)
{
    public const int MaxDepth = 5;

    public const int DefaultLimit = 100;

    public const int MaxLimit = 1000;

    /// <summary>Notes within some links of a note, nearest first. Null when there is no such note.</summary>
    public async Task<GraphView?> NeighbourhoodAsync(BrainId brain, NoteId from, int depth, int limit, CancellationToken cancellationToken)
    {
        var index = await indexes.GetAsync(brain, cancellationToken);
        if (new NoteGraph(index).Around(from, depth, limit) is not { } found)
        {
            return null;
        }

        return new GraphView(
            [.. found.Nodes.Select(node => new GraphNodeView(node.Id.Value, node.Title, index.Find(node.Id)?.Type ?? "", node.Depth))],
            [.. found.Edges.Select(edge => new GraphEdgeView(edge.From.Value, edge.To.Value, edge.Type, edge.Weight))],
            Truncated: !found.IsComplete);
    }

    public async Task<StatsView> StatsAsync(BrainId brain, CancellationToken cancellationToken)
    {
        var stats = (await indexes.GetAsync(brain, cancellationToken)).Stats;
        return new StatsView(stats.Notes, stats.Chunks, stats.Vectors, stats.Edges, stats.Unresolved);
    }
}
