using SecondBrain.Core.Graph;
using SecondBrain.Core.Graph.Mentions;
using SecondBrain.Core.Search;
using SecondBrain.Testing;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Graph;

public class GraphInsightsTests
{
    [Fact]
    public void A_community_is_named_for_its_central_note_and_what_its_notes_alone_have()
    {
        using var index = Index(
            Note(1, "Bread").WithEdges((2, 1), (3, 1)) with { Tags = ["Food"] },
            Note(2, "Rye bread").WithEdges((3, 1)) with { Tags = ["food"] },
            Note(3, "Oven") with { Tags = ["dynamics"] },
            Note(4, "Loops").WithEdges((5, 1), (6, 1)) with { Tags = ["dynamics"] },
            Note(5, "Delay in systems").WithEdges((6, 1)) with { Tags = ["dynamics"] },
            Note(6, "Stock of systems").WithEdges((7, 1)),
            Note(7, "Systems"),
            Note(8, "Alone"));

        var communities = Insights(index).Communities;

        communities.Select(community => community.Name).ShouldBe(["Stock of systems (dynamics)", "Bread (food)"]);
        communities[1].Topics.ShouldBe(["food"]);
        communities[1].Members.ShouldBe([0, 1, 2]);
        communities[0].Members[0].ShouldBe(5);
    }

    [Fact]
    public void Without_anything_of_its_own_a_community_has_the_title_for_its_name()
    {
        using var index = Index(Note(1, "One").WithEdges((2, 1)), Note(2, "Two"));

        Insights(index).Communities.ShouldHaveSingleItem().Name.ShouldBe("One");
    }

    [Fact]
    public void Central_notes_count_their_links()
    {
        using var index = Index(Note(1, "One").WithEdges((2, 1), (3, 1), (9, 1)), Note(2, "Two").WithEdges((3, 1)), Note(3, "Three"));

        Insights(index).Centrality.Select(note => (note.Node, note.In, note.Out)).ShouldBe([(2, 2, 0), (1, 1, 1), (0, 0, 2)]);
    }

    [Fact]
    public void The_graph_of_a_moment_stays_as_it_was_and_a_write_makes_another()
    {
        using var index = Index(Note(1, "One").WithEdges((2, 1)), Note(2, "Two"));
        var before = index.Graph;
        index.Graph.ShouldBeSameAs(before);

        index.Remove(Id(2));

        before.IsLive(before.Find(Id(2))).ShouldBeTrue();
        before.Edges(before.Find(Id(1))).ShouldHaveSingleItem();
        index.Graph.Find(Id(2)).ShouldBe(-1);
        index.Graph.Edges(index.Graph.Find(Id(1))).ShouldBeEmpty();
        Insights(index).Communities.ShouldBeEmpty();
    }

    [Fact]
    public void The_nearest_notes_are_those_of_like_direction_but_the_ones_to_skip()
    {
        using var index = Index(
            Note(1, "one", "a", "b").WithVectors([1, 0, 0], [0, 1, 0]),
            Note(2, "two", "a").WithVectors([1, 1, 0]),
            Note(3, "three", "a").WithVectors([1, 0, 0]),
            Note(4, "four", "a").WithVectors([0, 0, 1]),
            Note(5, "five", "a"),
            Note(6, "six", "a").WithVectors([1, 1, 0]));

        index.Graph.Nearest(0, 10, 0.1f, _ => false).Select(near => near.Node).ShouldBe([1, 5, 2]);
        index.Graph.Nearest(0, 10, 0.1f, node => node == 1).Select(near => near.Node).ShouldBe([5, 2]);
        index.Graph.Nearest(0, 1, 0.1f, _ => false)[0].Cosine.ShouldBe(1, 0.01);
        index.Graph.Nearest(4, 10, 0, _ => false).ShouldBeEmpty();
    }

    [SharedDataTheory("vaults")]
    [InlineData("kepano-obsidian")]
    [InlineData("dendron-site")]
    public void A_public_vault_is_divided_ranked_and_searched_for_names(string vault)
    {
        using var index = Vault.Index(vault);
        var insights = Insights(index);
        var graph = index.Graph;

        insights.Centrality.Sum(note => note.Rank).ShouldBe(1, 1e-6);
        insights.Communities.Count.ShouldBeGreaterThan(1);
        insights.Communities.ShouldAllBe(community => community.Name.StartsWith(graph.Title(community.Members[0]), StringComparison.Ordinal));
        insights.Communities.SelectMany(community => community.Members).ShouldBeUnique();
        foreach (var community in insights.Communities)
        {
            var last = new NoteGraph(graph, EdgeWeights.Default).Path(graph.Id(community.Members[0]), graph.Id(community.Members[^1]), PathMeasure.Fewest)!;
            last.Nodes.Count.ShouldBeGreaterThan(1);
            last.Edges.Count.ShouldBe(last.Nodes.Count - 1);
        }

        var mentions = Enumerable.Range(0, graph.Count).SelectMany(insights.Mentions.From).ToList();
        mentions.Count.ShouldBeGreaterThan(10);
        mentions.Where(mention => !IsVerbatim(graph, mention) || graph.Read(mention.Source).Edges.Any(edge => edge.Target == graph.Id(mention.Target))).ShouldBeEmpty();
    }

    private static bool IsVerbatim(IGraphNotes graph, Mention mention)
    {
        var chunk = graph.Read(mention.Source).Chunks[mention.Chunk];
        return chunk.Text.Contains(mention.Passage, StringComparison.Ordinal)
            && mention.Highlight.Of(mention.Passage).SequenceEqual(chunk.Text.AsSpan((mention.Span.Start - chunk.Span.Start)..(mention.Span.End - chunk.Span.Start)));
    }

    private static GraphInsights Insights(BrainIndex index) => new(index.Graph, GraphOptions.Default);
}
