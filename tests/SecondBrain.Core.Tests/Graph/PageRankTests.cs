using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Graph;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Graph;

public class PageRankTests
{
    [Fact]
    public void Ranks_are_a_distribution_that_another_step_does_not_change()
    {
        Prop.ForAll(RandomGraphs.Arbitrary, random =>
        {
            using var index = random.Index();
            var ranks = Ranks(index.Graph);
            var next = new double[ranks.Length];
            for (var node = 0; node < ranks.Length; node++)
            {
                var edges = index.Graph.Edges(node).Where(edge => edge.Outgoing).Select(edge => (edge.Node, Strength: EdgeWeights.Default.Strength(edge.Type, edge.Weight))).ToList();
                var all = edges.Sum(edge => edge.Strength);
                for (var other = 0; other < ranks.Length; other++)
                {
                    var share = all == 0 ? 1.0 / ranks.Length : edges.Where(edge => edge.Node == other).Sum(edge => edge.Strength) / all;
                    next[other] += ranks[node] * ((0.15 / ranks.Length) + (0.85 * share));
                }
            }

            ranks.Sum().ShouldBe(1, 1e-9);
            ranks.ShouldAllBe(rank => rank > 0);
            foreach (var (one, other) in ranks.Zip(next))
            {
                one.ShouldBe(other, 1e-8);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_many_link_to_ranks_first_and_what_it_links_to_next()
    {
        using var index = Index([Note(0, "hub").WithEdges((1, 1)), Note(1, "friend"), .. Enumerable.Range(2, 10).Select(number => Note(number, "leaf").WithEdges((0, 1)))]);

        var ranks = Ranks(index.Graph);

        Enumerable.Range(0, 12).OrderByDescending(node => ranks[node]).Take(2).Order().ShouldBe([0, 1]);
        ranks[0].ShouldBeGreaterThan(3 * ranks[2]);
    }

    private static double[] Ranks(INoteAdjacency graph) => PageRank.Of(graph, [.. Enumerable.Range(0, graph.Count)], EdgeWeights.Default);
}
