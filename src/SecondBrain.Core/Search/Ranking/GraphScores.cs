using SecondBrain.Core.Graph;
using SecondBrain.Core.Search.Live;

namespace SecondBrain.Core.Search.Ranking;

/// <summary>Walks from the first hits over the links and the names in their texts to other notes.</summary>
internal static class GraphScores
{
    /// <param name="seeds">The first hits, with their scores.</param>
    /// <returns>Null when the walk leads nowhere: nothing can be said about the seeds by it.</returns>
    public static PageRankAnswer? Walk(IndexView view, IReadOnlyList<(int Note, double Score)> seeds, SearchOptions options)
    {
        if (options.GraphShare <= 0 || seeds.Count == 0)
        {
            return null;
        }

        var graph = options.MentionWeight > 0 ? MentionGraph.Of(view, seeds.Take(options.MentionSeeds).Select(seed => seed.Note), options) : (INoteAdjacency)view;
        var best = seeds.Max(seed => seed.Score);
        var neighbours = new List<Neighbour>();
        foreach (var (note, _) in seeds)
        {
            graph.AddNeighbours(note, neighbours);
        }

        return neighbours.Count == 0 ? null : PersonalisedPageRank.Push(graph, [.. seeds.Select(seed => (seed.Note, Math.Pow(seed.Score / best, options.GraphSeedPower)))], options.Walk, options.Links);
    }
}
