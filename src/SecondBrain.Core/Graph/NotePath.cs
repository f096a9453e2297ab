namespace SecondBrain.Core.Graph;

/// <summary>A way from one note to another over links in either direction.</summary>
/// <param name="Nodes">From the first to the last, both included; empty when nothing connects them. Depth counts from the first.</param>
/// <param name="Edges">The edge between each node and the next one, as it is directed.</param>
/// <param name="Strength">The product of the edges' strengths, 0 to 1; 1 for a note and itself, 0 without a path.</param>
public sealed record NotePath(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges, double Strength);
