using System.Globalization;
using System.Runtime.CompilerServices;
using SecondBrain.Core.Access;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Graph;
using SecondBrain.Core.Graph.Mentions;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Views;

namespace SecondBrain.Core.Reading;

/// <summary>Reads the graph of the notes that somebody sees and of the links between them, as fresh as a search.</summary>
/// <remarks>
/// What takes the whole graph (communities, centrality, the names of all notes) is worked out once between two writes and kept as long as the moment
/// of the index that it is of. Lists are paged by offset: a write between two pages may move what is on them.
/// </remarks>
public sealed class GraphReader(BrainIndexes indexes, GraphOptions options)
{
    public const int MaxDepth = 5;

    public const int DefaultLimit = 100;

    public const int MaxLimit = 1000;

    public const int DefaultSimilar = 10;

    public const int MaxSimilar = 100;

    private const int CentralNotes = 5;

    private readonly ConditionalWeakTable<IGraphNotes, GraphInsights> _insights = [];

    /// <summary>Notes within some links of a note, nearest first. Null when there is no such note.</summary>
    public async Task<GraphView?> NeighbourhoodAsync(Principal principal, NoteId from, int depth, int limit, CancellationToken cancellationToken)
    {
        var graph = await GraphAsync(principal, cancellationToken);
        return new NoteGraph(graph, options.Weights).Around(from, depth, limit) is { } found
            ? new GraphView(Nodes(graph, found.Nodes), Edges(found.Edges), Truncated: !found.IsComplete)
            : null;
    }

    public async Task<PathReading> PathAsync(Principal principal, NoteId from, NoteId to, PathMeasure by, CancellationToken cancellationToken)
    {
        var graph = await GraphAsync(principal, cancellationToken);
        return new NoteGraph(graph, options.Weights).Path(from, to, by) is { } path
            ? new PathReading.Read(new PathView(by == PathMeasure.Fewest ? "fewest" : "weight", Nodes(graph, path.Nodes), Edges(path.Edges), path.Strength))
            : new PathReading.NoSuchNote(graph.Find(from) < 0 ? from : to);
    }

    /// <summary>Groups of notes that are tied to each other, the largest first.</summary>
    public async Task<Page<GraphCommunityView>> CommunitiesAsync(Principal principal, int limit, int offset, CancellationToken cancellationToken)
    {
        var graph = await GraphAsync(principal, cancellationToken);
        return Page(Insights(graph).Communities, limit, offset, community => View(graph, community));
    }

    /// <summary>The community that a note is in, and its notes. Null when there is no such note or it is in none.</summary>
    public async Task<GraphCommunityMembersView?> CommunityAsync(Principal principal, NoteId note, int limit, int offset, CancellationToken cancellationToken)
    {
        var graph = await GraphAsync(principal, cancellationToken);
        var node = graph.Find(note);
        if (node < 0 || Insights(graph).Communities.FirstOrDefault(each => each.Members.Contains(node)) is not { } community)
        {
            return null;
        }

        var page = Page(community.Members, limit, offset, member => Reference(graph, member));
        return new GraphCommunityMembersView(View(graph, community), page.Items, page.Next);
    }

    /// <summary>All notes, those that links lead to most first.</summary>
    public async Task<Page<GraphCentralityView>> CentralityAsync(Principal principal, int limit, int offset, CancellationToken cancellationToken)
    {
        var graph = await GraphAsync(principal, cancellationToken);
        return Page(Insights(graph).Centrality, limit, offset, note =>
            new GraphCentralityView(graph.Id(note.Node).Value, graph.Title(note.Node), graph.Type(note.Node), note.Rank, note.In, note.Out));
    }

    /// <summary>Where other notes name this one without a link, then where it names others. Null when there is no such note.</summary>
    public async Task<Page<MentionView>?> MentionsAsync(Principal principal, NoteId note, int limit, int offset, CancellationToken cancellationToken)
    {
        var graph = await GraphAsync(principal, cancellationToken);
        var node = graph.Find(note);
        if (node < 0)
        {
            return null;
        }

        var mentions = Insights(graph).Mentions;
        return Page([.. mentions.To(node), .. mentions.From(node)], limit, offset, mention => View(graph, mention));
    }

    /// <summary>Notes of like meaning that no link ties to this one, the most alike first. Null when there is no such note.</summary>
    public async Task<Page<SimilarView>?> SimilarAsync(Principal principal, NoteId note, int limit, CancellationToken cancellationToken)
    {
        var graph = await GraphAsync(principal, cancellationToken);
        var node = graph.Find(note);
        if (node < 0)
        {
            return null;
        }

        var neighbours = new List<Neighbour>();
        graph.AddNeighbours(node, neighbours);
        var linked = neighbours.Select(edge => edge.Node).ToHashSet();
        return new Page<SimilarView>(
            [.. graph.Nearest(node, limit, least: 0, linked.Contains).Select(near => new SimilarView(graph.Id(near.Node).Value, graph.Title(near.Node), graph.Type(near.Node), Math.Round(near.Cosine, 4)))],
            Next: null);
    }

    public async Task<StatsView> StatsAsync(Principal principal, CancellationToken cancellationToken)
    {
        var index = await indexes.GetAsync(principal.Brain, IndexSight.Of(principal), cancellationToken);
        var stats = principal.Sight is NoteSight.Everything ? index.Stats : index.StatsOfItself;
        return new StatsView(stats.Notes, stats.Chunks, stats.Vectors, stats.Edges, stats.Unresolved);
    }

    private static IReadOnlyList<GraphNodeView> Nodes(IGraphNotes graph, IReadOnlyList<GraphNode> nodes) =>
        [.. nodes.Select(node => new GraphNodeView(node.Id.Value, node.Title, graph.Type(graph.Find(node.Id)), node.Depth))];

    private static IReadOnlyList<GraphEdgeView> Edges(IReadOnlyList<GraphEdge> edges) =>
        [.. edges.Select(edge => new GraphEdgeView(edge.From.Value, edge.To.Value, edge.Type, edge.Weight))];

    private static GraphCommunityView View(IGraphNotes graph, Community community) => new(
        graph.Id(community.Members[0]).Value,
        community.Name,
        community.Members.Count,
        community.Topics,
        [.. community.Members.Take(CentralNotes).Select(member => Reference(graph, member))]);

    private static MentionView View(IGraphNotes graph, Mention mention) => new(
        Reference(graph, mention.Source),
        Reference(graph, mention.Target),
        mention.Highlight.Of(mention.Passage).ToString(),
        mention.Span,
        mention.Passage,
        mention.Highlight,
        mention.Chunk,
        mention.Count);

    private static NoteReference Reference(IGraphNotes graph, int node) => new(graph.Id(node).Value, graph.Title(node));

    private static Page<TView> Page<T, TView>(IReadOnlyList<T> all, int limit, int offset, Func<T, TView> view) => new(
        [.. all.Skip(offset).Take(limit).Select(view)],
        offset + limit < all.Count ? (offset + limit).ToString(CultureInfo.InvariantCulture) : null);

    private async Task<IGraphNotes> GraphAsync(Principal principal, CancellationToken cancellationToken) => (await indexes.GetAsync(principal.Brain, IndexSight.Of(principal), cancellationToken)).Graph;

    private GraphInsights Insights(IGraphNotes graph) => _insights.GetValue(graph, each => new GraphInsights(each, options));
}
