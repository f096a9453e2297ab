using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Brain;

/// <param name="Version">The version that the update made: the next update needs it.</param>
/// <param name="Receipt">The id that get_receipt takes; null for an update that is searchable at once.</param>
internal sealed record UpdatedNote(string Id, int Version, IReadOnlyList<string> Changed, string? Receipt, string Advice)
{
    public static JsonObject Schema { get; } = Tools.Schema.Result(
        ["id", "version", "changed", "advice"],
        ("id", Tools.Schema.Text()),
        ("version", Tools.Schema.Integer()),
        ("changed", Tools.Schema.List(Tools.Schema.Text())),
        ("receipt", Tools.Schema.Text()),
        ("advice", Tools.Schema.Text()));
}
