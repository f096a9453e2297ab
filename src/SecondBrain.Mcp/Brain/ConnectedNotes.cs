using System.Text.Json.Nodes;
using SecondBrain.Core.Views;

namespace SecondBrain.Mcp.Brain;

/// <param name="Created">False when the link was there before.</param>
internal sealed record ConnectedNotes(string Type, NoteReference Source, NoteReference Target, string Provenance, bool Created)
{
    public static JsonObject Schema { get; } = Tools.Schema.Result(
        ["type", "source", "target", "provenance", "created"],
        ("type", Tools.Schema.Text()),
        ("source", Tools.Schema.With("id", "title")),
        ("target", Tools.Schema.With("id", "title")),
        ("provenance", Tools.Schema.Text()),
        ("created", Tools.Schema.Flag()));

    public static ConnectedNotes Of(LinkView link, bool created) =>
        new(link.Type, link.Source, link.Target!, link.Provenance.ToString().ToLowerInvariant(), created);
}
