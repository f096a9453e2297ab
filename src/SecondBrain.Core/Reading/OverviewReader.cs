using System.Runtime.CompilerServices;
using SecondBrain.Core.Access;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Graph;
using SecondBrain.Core.Search;

namespace SecondBrain.Core.Reading;

/// <summary>Reads a brain at a glance, as fresh as a search. What takes all notes is worked out once between two writes. Safe for concurrent use.</summary>
public sealed class OverviewReader(BrainIndexes indexes, GraphReader graphs)
{
    public const int MaxTags = 30;

    public const int MaxCommunities = 8;

    public const int MaxRecent = 10;

    private const int AllCommunities = 1000;

    private readonly ConditionalWeakTable<IGraphNotes, Tally> _tallies = [];

    public async Task<BrainOverview> ReadAsync(Principal principal, CancellationToken cancellationToken)
    {
        var graph = (await indexes.GetAsync(principal.Brain, IndexSight.Of(principal), cancellationToken)).Graph;
        var tally = _tallies.GetValue(graph, each => new Tally(each));
        var communities = await graphs.CommunitiesAsync(principal, AllCommunities, 0, cancellationToken);
        return new BrainOverview(
            await graphs.StatsAsync(principal, cancellationToken),
            tally.Types,
            tally.Statuses,
            [.. tally.Tags.Take(MaxTags)],
            Math.Max(0, tally.Tags.Count - MaxTags),
            [.. communities.Items.Take(MaxCommunities)],
            Math.Max(0, communities.Items.Count - MaxCommunities),
            tally.Recent);
    }

    private sealed class Tally
    {
        public Tally(IGraphNotes graph)
        {
            var nodes = Enumerable.Range(0, graph.Count).Where(graph.IsLive).ToList();
            Types = Count(nodes.Select(graph.Type));
            Tags = Count(nodes.SelectMany(graph.Tags));
            Statuses = Count(nodes.Select(graph.Status));
            Recent = [.. nodes.OrderByDescending(graph.Id).Take(MaxRecent).Select(node => Of(graph.Read(node)))];
        }

        public IReadOnlyList<CountedName> Types { get; }

        public IReadOnlyList<CountedName> Statuses { get; }

        public IReadOnlyList<CountedName> Tags { get; }

        public IReadOnlyList<RecentNote> Recent { get; }

        private static RecentNote Of(IndexedNote note) => new(note.Id.Value, note.Title, note.Type, note.CreatedAt, note.Marks);

        private static IReadOnlyList<CountedName> Count(IEnumerable<string> names) =>
        [
            .. names.Where(name => name.Length > 0).CountBy(name => name, StringComparer.Ordinal)
                .Select(pair => new CountedName(pair.Key, pair.Value))
                .OrderByDescending(name => name.Count).ThenBy(name => name.Name, StringComparer.Ordinal),
        ];
    }
}
