namespace SecondBrain.Core.Graph;

/// <param name="Nodes">The note itself first, then by depth; within a depth the ones reached over heavier edges first.</param>
/// <param name="Edges">All edges between those nodes.</param>
/// <param name="IsComplete">False when the limit left notes out.</param>
public sealed record Neighbourhood(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges, bool IsComplete);
