using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Graph;
using SecondBrain.Core.Search;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Graph;

public sealed class NotePathTests : IDisposable
{
    // 1 -> 2 -> 3 -> 4, 5 -> 2, 6 alone, 4 -> 9 which is not there.
    private readonly BrainIndex _index = Index(
        Note(1, "one").WithEdges((2, 0.5)),
        Note(2, "two").WithEdges((3, 0.2)),
        Note(3, "three").WithEdges((4, 1)),
        Note(4, "four").WithEdges((9, 1)),
        Note(5, "five").WithEdges((2, 0.9)),
        Note(6, "six"));

    [Fact]
    public void A_path_follows_edges_both_ways_and_says_how_each_is_directed()
    {
        var path = Path(5, 1)!;

        path.Nodes.ShouldBe([new GraphNode(Id(5), "five", 0), new GraphNode(Id(2), "two", 1), new GraphNode(Id(1), "one", 2)]);
        path.Edges.ShouldBe([new GraphEdge(Id(5), Id(2), "links", 0.9), new GraphEdge(Id(1), Id(2), "links", 0.5)]);
        path.Strength.ShouldBe(0.8 * 0.9 / 1.9 * 0.8 * 0.5 / 1.5, 1e-12);
    }

    [Fact]
    public void A_shortcut_is_taken_when_edges_count_and_a_stronger_way_round_when_weight_does()
    {
        _index.Put(Note(7, "seven").WithEdges((1, 0.01), (4, 0.01)));

        Titles(Path(1, 4)).ShouldBe(["one", "seven", "four"]);
        Titles(Path(1, 4, PathMeasure.Weight)).ShouldBe(["one", "two", "three", "four"]);
    }

    [Fact]
    public void Types_decide_which_way_is_the_stronger()
    {
        using var index = Index(
            Note(1, "one") with { Edges = [new IndexedEdge(Id(2), "weak", 1), new IndexedEdge(Id(3), "strong", 1), new IndexedEdge(Id(4), "off", 9)] },
            Note(2, "two").WithEdges((4, 1)),
            Note(3, "three").WithEdges((4, 1)),
            Note(4, "four"));
        var graph = new NoteGraph(index.Graph, EdgeWeights.Parse("weak=0.5,strong=0.9,off=0"));

        Titles(graph.Path(Id(1), Id(4), PathMeasure.Weight)).ShouldBe(["one", "three", "four"]);
        graph.Path(Id(1), Id(4), PathMeasure.Fewest)!.Edges.ShouldBe([new GraphEdge(Id(1), Id(4), "off", 9)]);
    }

    [Fact]
    public void Between_two_notes_the_strongest_edge_is_shown()
    {
        using var index = Index(Note(1, "one") with { Edges = [new IndexedEdge(Id(2), "cites", 1), new IndexedEdge(Id(2), "supports", 3)] }, Note(2, "two").WithEdges((1, 2)));

        new NoteGraph(index).Path(Id(2), Id(1), PathMeasure.Fewest)!.Edges.ShouldBe([new GraphEdge(Id(1), Id(2), "supports", 3)]);
    }

    [Theory]
    [InlineData(PathMeasure.Fewest)]
    [InlineData(PathMeasure.Weight)]
    public void The_path_from_a_note_to_itself_is_the_note(PathMeasure by)
    {
        var path = Path(6, 6, by)!;

        path.Nodes.ShouldBe([new GraphNode(Id(6), "six", 0)]);
        path.Edges.ShouldBeEmpty();
        path.Strength.ShouldBe(1);
    }

    [Theory]
    [InlineData(PathMeasure.Fewest)]
    [InlineData(PathMeasure.Weight)]
    public void Without_a_connection_the_path_is_empty_and_without_the_note_there_is_no_answer(PathMeasure by)
    {
        Path(1, 6, by)!.Nodes.ShouldBeEmpty();
        Path(1, 6, by)!.Strength.ShouldBe(0);
        Path(1, 9, by).ShouldBeNull();
        Path(9, 1, by).ShouldBeNull();
    }

    [Fact]
    public void Paths_are_the_best_of_all_paths()
    {
        Prop.ForAll(RandomGraphs.Arbitrary, random =>
        {
            using var index = random.Index();
            var graph = new NoteGraph(index);
            for (var to = 0; to < random.Notes; to++)
            {
                var all = AllPaths(index.Graph, 0, to);
                var fewest = graph.Path(Id(0), Id(to), PathMeasure.Fewest)!;
                var strongest = graph.Path(Id(0), Id(to), PathMeasure.Weight)!;

                fewest.Nodes.Count.ShouldBe(all.Count == 0 ? 0 : all.Min(path => path.Edges) + 1);
                fewest.Strength.ShouldBe(all.Where(path => path.Edges == fewest.Edges.Count).Select(path => path.Strength).DefaultIfEmpty(0).Max(), 1e-12);
                strongest.Strength.ShouldBe(all.Select(path => path.Strength).DefaultIfEmpty(0).Max(), 1e-12);
                foreach (var path in (NotePath[])[fewest, strongest])
                {
                    path.Edges.Select((edge, i) => (edge.From == path.Nodes[i].Id ? edge.To : edge.From, edge.From == path.Nodes[i].Id || edge.To == path.Nodes[i].Id))
                        .ShouldBe(path.Nodes.Skip(1).Select(node => (node.Id, true)));
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_order_of_writing_does_not_choose_the_path()
    {
        var notes = Enumerable.Range(0, 40).Select(number => Note(number, $"note {number}").WithEdges([.. new[] { 3, 5, 7 }.Select(step => ((number + step) % 40, 1.0))])).ToArray();
        using var index = Index(notes);
        using var shuffled = Index([.. notes.OrderBy(note => note.Title, StringComparer.Ordinal)]);
        for (var to = 1; to < 40; to++)
        {
            foreach (var by in (PathMeasure[])[PathMeasure.Fewest, PathMeasure.Weight])
            {
                new NoteGraph(shuffled).Path(Id(0), Id(to), by)!.Nodes.ShouldBe(new NoteGraph(index).Path(Id(0), Id(to), by)!.Nodes);
            }
        }
    }

    public void Dispose() => _index.Dispose();

    private static IEnumerable<string> Titles(NotePath? path) => path!.Nodes.Select(node => node.Title);

    /// <summary>Every way without a loop, with the strength of its best edges.</summary>
    private static List<(int Edges, double Strength)> AllPaths(INoteAdjacency graph, int from, int to)
    {
        var found = new List<(int, double)>();
        void Walk(int node, List<int> seen, double strength)
        {
            if (node == to)
            {
                found.Add((seen.Count - 1, strength));
                return;
            }

            foreach (var edges in graph.Edges(node).Where(edge => !seen.Contains(edge.Node)).GroupBy(edge => edge.Node))
            {
                Walk(edges.Key, [.. seen, edges.Key], strength * edges.Max(edge => EdgeWeights.Default.Strength(edge.Type, edge.Weight)));
            }
        }

        Walk(from, [from], 1);
        return found;
    }

    private NotePath? Path(int from, int to, PathMeasure by = PathMeasure.Fewest) => new NoteGraph(_index).Path(Id(from), Id(to), by);
}
