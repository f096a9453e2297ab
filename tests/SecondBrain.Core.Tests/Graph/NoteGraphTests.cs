using SecondBrain.Core.Graph;
using SecondBrain.Core.Search;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Graph;

public sealed class NoteGraphTests : IDisposable
{
    // 1 -> 2 -> 3 -> 4, 5 -> 2, 6 alone, 4 -> 9 which is not there.
    private readonly BrainIndex _index = Index(
        Note(1, "one").WithEdges((2, 0.5)),
        Note(2, "two").WithEdges((3, 0.2)),
        Note(3, "three").WithEdges((4, 1)),
        Note(4, "four").WithEdges((9, 1)),
        Note(5, "five").WithEdges((2, 0.9)),
        Note(6, "six"));

    private NoteGraph Graph => new(_index);

    [Fact]
    public void The_neighbourhood_follows_edges_both_ways_heavier_ones_first()
    {
        var around = Graph.Around(Id(2), depth: 1, limit: 10)!;

        around.Nodes.ShouldBe([new GraphNode(Id(2), "two", 0), new GraphNode(Id(5), "five", 1), new GraphNode(Id(1), "one", 1), new GraphNode(Id(3), "three", 1)]);
        around.Edges.ShouldBe([new GraphEdge(Id(2), Id(3), "links", 0.2), new GraphEdge(Id(5), Id(2), "links", 0.9), new GraphEdge(Id(1), Id(2), "links", 0.5)]);
        around.IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void The_depth_bounds_the_neighbourhood()
    {
        Graph.Around(Id(1), 0, 10)!.Nodes.Select(node => node.Title).ShouldBe(["one"]);
        Graph.Around(Id(1), 2, 10)!.Nodes.Select(node => (node.Title, node.Depth)).ShouldBe([("one", 0), ("two", 1), ("five", 2), ("three", 2)]);
        Graph.Around(Id(1), 100, 10)!.Nodes.Count.ShouldBe(5);
    }

    [Fact]
    public void The_limit_keeps_the_nearest_and_says_that_there_is_more()
    {
        var around = Graph.Around(Id(1), 10, 3)!;

        around.Nodes.Select(node => node.Title).ShouldBe(["one", "two", "five"]);
        around.Edges.Count.ShouldBe(2);
        around.IsComplete.ShouldBeFalse();
    }

    [Fact]
    public void A_note_outside_the_index_has_no_neighbourhood() => Graph.Around(Id(9), 1, 10).ShouldBeNull();

    [Fact]
    public void Removing_a_note_cuts_the_paths_through_it_and_putting_it_back_mends_them()
    {
        var two = _index.Find(Id(2))!;
        _index.Remove(Id(2));

        Graph.Path(Id(1), Id(4), PathMeasure.Fewest)!.Nodes.ShouldBeEmpty();
        Graph.Around(Id(1), 5, 10)!.Nodes.Count.ShouldBe(1);

        _index.Put(two);
        Graph.Path(Id(1), Id(4), PathMeasure.Fewest)!.Nodes.Count.ShouldBe(4);
    }

    public void Dispose() => _index.Dispose();
}
