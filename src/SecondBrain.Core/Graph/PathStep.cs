namespace SecondBrain.Core.Graph;

/// <summary>A note on a path, with the edge from the one before it.</summary>
/// <param name="Type">Null at the start.</param>
/// <param name="Outgoing">The edge leads from the note before to this one; otherwise the other way.</param>
internal readonly record struct PathStep(int Node, string? Type, double Weight, bool Outgoing)
{
    public static PathStep Start(int node) => new(node, null, 0, true);

    public static PathStep To(Neighbour edge) => new(edge.Node, edge.Type, edge.Weight, edge.Outgoing);
}
