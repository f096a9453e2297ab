using System.Text.Json.Nodes;
using SecondBrain.Core.Notes;

namespace SecondBrain.Mcp.Brain;

/// <param name="Next">The cursor of the next page.</param>
internal sealed record ListedNotes(IReadOnlyList<ListedNote> Items, string? Next)
{
    public static JsonObject Schema { get; } = Tools.Schema.Object(
        ["items"],
        ("items", Tools.Schema.List(ListedNote.Schema, "Newest first.")),
        ("next", Tools.Schema.Text("Cursor of the next page; absent on the last.")));
}

internal sealed record ListedNote(string Id, string Title, string Type, string Status, IReadOnlyList<string> Tags, DateTimeOffset CreatedAt)
{
    public static JsonObject Schema => Tools.Schema.Object(
        ["id", "title", "type", "status", "tags", "createdAt"],
        ("id", Tools.Schema.Text()),
        ("title", Tools.Schema.Text()),
        ("type", Tools.Schema.Text()),
        ("status", Tools.Schema.Text()),
        ("tags", Tools.Schema.List(Tools.Schema.Text())),
        ("createdAt", Tools.Schema.Time()));

    public static ListedNote Of(Note note) => new(note.Id.Value, note.Title, note.Type, note.Status, note.Tags, note.CreatedAt);
}
