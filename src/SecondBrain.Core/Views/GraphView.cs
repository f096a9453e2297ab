namespace SecondBrain.Core.Views;

/// <summary>The neighbourhood of a note.</summary>
/// <param name="Truncated">There are more notes within the depth than the limit allowed.</param>
public sealed record GraphView(IReadOnlyList<GraphNodeView> Nodes, IReadOnlyList<GraphEdgeView> Edges, bool Truncated);

/// <param name="Depth">How many links away from where the reading started; links count in both directions.</param>
public sealed record GraphNodeView(string Id, string Title, string Type, int Depth);

public sealed record GraphEdgeView(string Source, string Target, string Type, double Weight);
