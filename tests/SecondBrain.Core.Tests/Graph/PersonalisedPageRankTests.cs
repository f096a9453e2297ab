using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Graph;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Graph;

public class PersonalisedPageRankTests
{
    private static readonly EdgeWeights Weights = EdgeWeights.Default;

    [Fact]
    public void Pushing_comes_as_near_to_the_power_iteration_as_epsilon_says()
    {
        Prop.ForAll(RandomGraphs.Arbitrary, random =>
        {
            using var index = random.Index();
            (int, double)[] seeds = [(0, 2.0), (random.Notes - 1, 1.0)];
            foreach (var options in (PushOptions[])[new() { Epsilon = 0.02 }, new() { Epsilon = 1e-7, Restart = 0.15 }])
            {
                var answer = PersonalisedPageRank.Push(index.Graph, seeds, options, Weights);
                var exact = PowerIteration(index.Graph, seeds, options.Restart);

                answer.Cut.ShouldBeFalse();
                var strengths = index.Graph.Strengths(Weights);
                for (var node = 0; node < random.Notes; node++)
                {
                    var sum = Enumerable.Range(0, random.Notes).Sum(other => strengths[node, other]);
                    (exact[node] - answer.MassOf(node)).ShouldBeInRange(-1e-9, (options.Epsilon * sum) + 1e-9);
                }

                answer.Nodes.Sum(node => node.Mass).ShouldBeLessThanOrEqualTo(1 + 1e-9);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_node_that_was_reached_has_a_way_from_a_seed_over_edges_that_are_there()
    {
        Prop.ForAll(RandomGraphs.Arbitrary, random =>
        {
            using var index = random.Index();
            var answer = PersonalisedPageRank.Push(index.Graph, [(0, 1)], PushOptions.Default, Weights);
            foreach (var (node, _, before) in answer.Nodes)
            {
                var path = answer.PathTo(node);

                path[0].ShouldBe(PathStep.Start(0));
                path[^1].Node.ShouldBe(node);
                (path.Count == 1 ? -1 : path[^2].Node).ShouldBe(before);
                path.Select(step => step.Node).ShouldBeUnique();
                foreach (var (step, from) in path.Skip(1).Zip(path))
                {
                    index.Graph.Edges(from.Node).ShouldContain(new Neighbour(step.Node, step.Type!, step.Weight, step.Outgoing));
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_way_is_the_most_probable_one_and_says_over_which_edges()
    {
        // from 1 to 4: directly over a hub of many links, or over 2, which has only two
        using var index = Index([
            Note(1, "start").WithEdges((2, 9), (3, 1)), Note(2, "near").WithEdges((4, 9)), Note(3, "hub").WithEdges([.. Enumerable.Range(10, 20).Select(other => (other, 1.0)), (4, 1)]),
            Note(4, "end"), .. Enumerable.Range(10, 20).Select(other => Note(other, "leaf"))]);
        var graph = index.Graph;

        var answer = PersonalisedPageRank.Push(graph, [(graph.Find(Id(1)), 1)], PushOptions.Default, Weights);

        answer.PathTo(graph.Find(Id(4))).ShouldBe([
            PathStep.Start(graph.Find(Id(1))), new PathStep(graph.Find(Id(2)), "links", 9, true), new PathStep(graph.Find(Id(4)), "links", 9, true)]);
        answer.PathTo(graph.Find(Id(29)))[^1].ShouldBe(new PathStep(graph.Find(Id(29)), "links", 1, true));
    }

    [Fact]
    public void Edges_are_walked_in_both_directions_and_nearer_notes_have_more()
    {
        using var index = Index(Note(1, "one").WithEdges((2, 1)), Note(2, "two"), Note(3, "three").WithEdges((2, 1)), Note(4, "four"));

        var answer = PersonalisedPageRank.Push(index.Graph, [(0, 1)], PushOptions.Default, Weights);

        answer.MassOf(1).ShouldBeGreaterThan(answer.MassOf(2));
        answer.MassOf(2).ShouldBeGreaterThan(0);
        answer.PathTo(2)[^1].Outgoing.ShouldBeFalse();
        answer.MassOf(3).ShouldBe(0);
        answer.PathTo(3).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_node_received_is_its_mass_without_what_it_has_for_being_a_seed()
    {
        using var index = Index(Note(0, "a").WithEdges((1, 1)), Note(1, "b"), Note(2, "alone"));

        var nodes = PersonalisedPageRank.Push(index.Graph, [(0, 1), (2, 1)], PushOptions.Default, EdgeWeights.Default).Nodes.ToDictionary(node => node.Node);

        nodes[0].Own.ShouldBe(PushOptions.Default.Restart / 2, 1e-12);
        nodes[0].Received.ShouldBe(nodes[0].Mass - nodes[0].Own, 1e-12);
        nodes[1].Received.ShouldBe(nodes[1].Mass, 1e-12);
        nodes[2].Received.ShouldBe(0, 1e-12);
    }

    [Fact]
    public void An_edge_type_without_strength_is_not_walked()
    {
        using var index = Index(Note(1, "one").WithEdges((2, 1)), Note(2, "two"));

        PersonalisedPageRank.Push(index.Graph, [(0, 1)], PushOptions.Default, EdgeWeights.Parse("links=0")).Nodes.ShouldBe([new RankedNode(0, 1, -1) { Own = PushOptions.Default.Restart }]);
    }

    [Fact]
    public void The_bounds_stop_the_walk_and_the_answer_says_so()
    {
        using var index = Index([.. Enumerable.Range(0, 500).Select(number => Note(number, "note").WithEdges(((number + 1) % 500, 1), ((number * 7) % 500, 1)))]);
        foreach (var options in (PushOptions[])[new() { Epsilon = 1e-9, MaxPushes = 40 }, new() { Epsilon = 1e-9, MaxEdges = 300 }])
        {
            var answer = PersonalisedPageRank.Push(index.Graph, [(0, 1)], options, Weights);

            answer.Cut.ShouldBeTrue();
            answer.Nodes.Count.ShouldBeInRange(2, 300);
            answer.Nodes.ShouldAllBe(node => node.Mass > 0);
        }
    }

    [Fact]
    public void Without_a_seed_that_is_there_nothing_is_reached()
    {
        using var index = Index(Note(1, "one"));

        PersonalisedPageRank.Push(index.Graph, [(0, 0)], PushOptions.Default, Weights).Nodes.ShouldBeEmpty();
        PersonalisedPageRank.Push(index.Graph, [], PushOptions.Default, Weights).Nodes.ShouldBeEmpty();
    }

    [Fact]
    public void Equal_graphs_give_equal_answers_whatever_the_order_of_writing()
    {
        var notes = Enumerable.Range(0, 60).Select(number => Note(number, "note").WithEdges(((number + 1) % 60, 1), ((number * 11) % 60, 3))).ToArray();
        using var index = Index(notes);
        using var reversed = Index([.. notes.Reverse()]);

        Walk(reversed, (40, 2), (3, 1)).ShouldBe(Walk(index, (3, 1), (40, 2)));

        static IEnumerable<(NoteId, double)> Walk(BrainIndex index, params (int Note, double Weight)[] seeds) =>
            PersonalisedPageRank.Push(index.Graph, [.. seeds.Select(seed => (index.Graph.Find(Id(seed.Note)), seed.Weight))], PushOptions.Default, Weights)
                .Nodes.Select(node => (index.Graph.Id(node.Node), Math.Round(node.Mass, 12)));
    }

    /// <summary>The definition, repeated until nothing changes: p = restart × seeds + (1 − restart) × p × P, where a node without edges keeps what it has.</summary>
    private static double[] PowerIteration(INoteAdjacency graph, (int Node, double Weight)[] seeds, double restart)
    {
        var strengths = graph.Strengths(Weights);
        var sums = Enumerable.Range(0, graph.Count).Select(node => Enumerable.Range(0, graph.Count).Sum(other => strengths[node, other])).ToArray();
        var start = new double[graph.Count];
        foreach (var (node, weight) in seeds)
        {
            start[node] += weight / seeds.Sum(seed => seed.Weight);
        }

        var mass = start;
        for (var round = 0; round < 400; round++)
        {
            mass = [.. Enumerable.Range(0, graph.Count).Select(node => (restart * start[node])
                + ((1 - restart) * (sums[node] == 0 ? mass[node] : Enumerable.Range(0, graph.Count).Where(from => sums[from] > 0).Sum(from => mass[from] * strengths[from, node] / sums[from]))))];
        }

        return mass;
    }
}
