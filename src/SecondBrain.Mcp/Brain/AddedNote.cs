using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Brain;

/// <param name="Id">The note's id.</param>
/// <param name="Receipt">The id that get_receipt takes.</param>
/// <param name="Duplicate">The same note was added before: this is the first one.</param>
/// <param name="Searchable">From now on every search sees it.</param>
internal sealed record AddedNote(string Id, string Receipt, string State, bool Duplicate, bool Searchable, string Advice)
{
    public static JsonObject Schema { get; } = Tools.Schema.Result(
        ["id", "receipt", "state", "duplicate", "searchable", "advice"],
        ("id", Tools.Schema.Text()),
        ("receipt", Tools.Schema.Text()),
        ("state", Tools.Schema.Text()),
        ("duplicate", Tools.Schema.Flag()),
        ("searchable", Tools.Schema.Flag()),
        ("advice", Tools.Schema.Text()));
}
