using System.Text.Json.Nodes;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Safety;

namespace SecondBrain.Mcp.Brain;

/// <param name="Next">The cursor of the next page.</param>
internal sealed record ListedNotes(IReadOnlyList<ListedNote> Items, string? Next)
{
    public static JsonObject Schema { get; } = Tools.Schema.Result(
        ["items"],
        ("items", Tools.Schema.ListOf("id", "title", "type", "status", "tags", "createdAt")),
        ("next", Tools.Schema.Text()));
}

internal sealed record ListedNote(string Id, string Title, string Type, string Status, IReadOnlyList<string> Tags, DateTimeOffset CreatedAt, IReadOnlyList<string>? Marks)
{
    public static ListedNote Of(Note note) => new(note.Id.Value, note.Title, note.Type, note.Status, note.Tags, note.CreatedAt, NoteMarks.Of(note) is { Count: > 0 } marks ? marks : null);
}
