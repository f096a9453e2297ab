namespace SecondBrain.Core.Views;

/// <summary>A way from one note to another over links in either direction.</summary>
/// <param name="By"><c>fewest</c> or <c>weight</c>.</param>
/// <param name="Nodes">From the first to the last; empty when nothing connects them.</param>
/// <param name="Edges">The link between each node and the next one, as it is directed.</param>
/// <param name="Strength">0 to 1: the product of the links' strengths.</param>
public sealed record PathView(string By, IReadOnlyList<GraphNodeView> Nodes, IReadOnlyList<GraphEdgeView> Edges, double Strength);
