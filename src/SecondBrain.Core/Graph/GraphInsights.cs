using SecondBrain.Core.Graph.Mentions;

namespace SecondBrain.Core.Graph;

/// <summary>What takes the whole graph of one moment to tell. Each part is worked out when it is first asked for, and kept. Safe for concurrent use.</summary>
/// <remarks>Kept: some 100 bytes a note and 30 a link for communities and centrality, 200 a word of a title or alias for mentions.</remarks>
internal sealed class GraphInsights
{
    private readonly IGraphNotes _graph;
    private readonly Lazy<IReadOnlyList<Community>> _communities;
    private readonly Lazy<IReadOnlyList<CentralNote>> _centrality;
    private readonly Lazy<UnlinkedMentions> _mentions;

    public GraphInsights(IGraphNotes graph, GraphOptions options)
    {
        _graph = graph;
        _communities = new(() => FindCommunities(options));
        _centrality = new(() => Rank(options));
        _mentions = new(() => new UnlinkedMentions(graph));
    }

    /// <summary>The largest first; a note that is tied to none is in none.</summary>
    public IReadOnlyList<Community> Communities => _communities.Value;

    /// <summary>All notes, the most central first, then by id.</summary>
    public IReadOnlyList<CentralNote> Centrality => _centrality.Value;

    public UnlinkedMentions Mentions => _mentions.Value;

    private IReadOnlyList<Community> FindCommunities(GraphOptions options)
    {
        var nodes = LiveNodes();
        var strengths = StrengthGraph.Of(_graph, nodes, options.Weights);
        var groupOf = Leiden.Communities(strengths, options.Resolution);
        var topics = new Topics(_graph, nodes);
        return
        [
            .. Groups.Members(groupOf, groupOf.Length == 0 ? 0 : groupOf.Max() + 1)
                .Where(members => members.Count > 1)
                .OrderByDescending(members => members.Count).ThenBy(members => members[0])
                .Select(members => Name(nodes, [.. members.OrderByDescending(member => Inside(strengths, groupOf, member)).ThenBy(member => member)], topics)),
        ];
    }

    private Community Name(int[] nodes, List<int> members, Topics topics)
    {
        var found = topics.Of(members, members[0]);
        var title = _graph.Title(nodes[members[0]]);
        return new Community(found.Count == 0 ? title : $"{title} ({string.Join(", ", found)})", found, members.ConvertAll(member => nodes[member]));
    }

    private static double Inside(StrengthGraph graph, int[] groupOf, int node)
    {
        var sum = 0.0;
        var to = graph.NeighboursOf(node);
        var strengths = graph.StrengthsOf(node);
        for (var i = 0; i < to.Length; i++)
        {
            sum += groupOf[to[i]] == groupOf[node] ? strengths[i] : 0;
        }

        return sum;
    }

    private IReadOnlyList<CentralNote> Rank(GraphOptions options)
    {
        var nodes = LiveNodes();
        var ranks = PageRank.Of(_graph, nodes, options.Weights);
        var buffer = new List<Neighbour>();
        return
        [
            .. nodes.Select((node, number) =>
            {
                buffer.Clear();
                _graph.AddNeighbours(node, buffer);
                var outgoing = buffer.Count(edge => edge.Outgoing);
                return new CentralNote(node, ranks[number], buffer.Count - outgoing, outgoing);
            }).OrderByDescending(note => note.Rank), // stable: nodes are by id
        ];
    }

    private int[] LiveNodes() => [.. Enumerable.Range(0, _graph.Count).Where(_graph.IsLive).OrderBy(_graph.Id)];
}
