using System.Text.Json.Nodes;
using SecondBrain.Core.Views;

namespace SecondBrain.Mcp.Brain;

/// <param name="Nodes">Of a path in its order, else the nearest first.</param>
/// <param name="Edges">As they are directed.</param>
/// <param name="Strength">0 to 1, of a path; null otherwise.</param>
internal sealed record FoundPath(IReadOnlyList<GraphNodeView> Nodes, IReadOnlyList<GraphEdgeView> Edges, double? Strength, string? Advice)
{
    public static JsonObject Schema { get; } = Tools.Schema.Result(
        ["nodes", "edges"],
        ("nodes", Tools.Schema.ListOf("id", "title", "type", "depth")),
        ("edges", Tools.Schema.ListOf("source", "target", "type", "weight")),
        ("strength", Tools.Schema.Number()),
        ("advice", Tools.Schema.Text()));
}
