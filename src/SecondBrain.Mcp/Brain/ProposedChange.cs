using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Brain;

/// <param name="State">proposed while it waits for the user; accepted or rejected when they have decided on it before.</param>
/// <param name="Review">Its id in list_reviews; null when it was decided before.</param>
/// <param name="IsNew">False when it had been proposed before.</param>
internal sealed record ProposedChange(string State, string? Review, bool IsNew)
{
    public static JsonObject Schema { get; } = Tools.Schema.Result(
        ["state", "isNew"], ("state", Tools.Schema.Text()), ("review", Tools.Schema.Text()), ("isNew", Tools.Schema.Flag()));
}
