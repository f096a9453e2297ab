using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Graph;
using SecondBrain.Core.Search;
using SecondBrain.Core.Tests.Search;

namespace SecondBrain.Core.Tests.Graph;

/// <summary>Small graphs of notes, with edges of several types, to themselves, doubled and to notes that are not there.</summary>
internal static class RandomGraphs
{
    private static readonly string[] Types = ["links-to", "supports", "cites", "invented"];

    public static Arbitrary<SmallGraph> Arbitrary { get; } = Arb.From(Graphs(), Shrink);

    /// <summary>How strongly two notes are tied, edges in both directions together; 0 when they are not.</summary>
    public static double[,] Strengths(this INoteAdjacency graph, EdgeWeights weights)
    {
        var strengths = new double[graph.Count, graph.Count];
        for (var node = 0; node < graph.Count; node++)
        {
            foreach (var edge in graph.Edges(node))
            {
                strengths[node, edge.Node] += weights.Strength(edge.Type, edge.Weight);
            }
        }

        return strengths;
    }

    public static List<Neighbour> Edges(this INoteAdjacency graph, int node)
    {
        var edges = new List<Neighbour>();
        graph.AddNeighbours(node, edges);
        return edges;
    }

    private static Gen<SmallGraph> Graphs() =>
        from notes in Gen.Choose(1, 9)
        from count in Gen.Choose(0, notes * 2)
        from edges in Gen.ArrayOf(Edge(notes), count)
        select new SmallGraph(notes, edges);

    private static Gen<SmallEdge> Edge(int notes) =>
        from source in Gen.Choose(0, notes - 1)
        from target in Gen.Choose(0, notes)
        from type in Gen.Elements(Types)
        from weight in Gen.Choose(0, 4)
        select new SmallEdge(source, target, type, weight);

    private static IEnumerable<SmallGraph> Shrink(SmallGraph graph) =>
        graph.Edges.Select((_, at) => graph with { Edges = [.. graph.Edges[..at], .. graph.Edges[(at + 1)..]] });
}

internal sealed record SmallEdge(int Source, int Target, string Type, int Weight);

internal sealed record SmallGraph(int Notes, SmallEdge[] Edges)
{
    /// <summary>Node i is note i.</summary>
    public BrainIndex Index() => IndexedNotes.Index([.. Enumerable.Range(0, Notes).Select(number => IndexedNotes.Note(number, $"note {number}") with
    {
        Edges = [.. Edges.Where(edge => edge.Source == number).Select(edge => new IndexedEdge(IndexedNotes.Id(edge.Target), edge.Type, edge.Weight))],
    })]);

    public override string ToString() => $"{Notes} notes: {string.Join(", ", Edges.AsEnumerable())}";
}
