using System.Text.Json.Nodes;
using SecondBrain.Core.Views;

namespace SecondBrain.Mcp.Brain;

/// <param name="Created">False when the link was there before.</param>
internal sealed record ConnectedNotes(string Type, NoteReference Source, NoteReference Target, string Provenance, bool Created)
{
    private static JsonObject Reference => Tools.Schema.Object(["id", "title"], ("id", Tools.Schema.Text()), ("title", Tools.Schema.Text()));

    public static JsonObject Schema { get; } = Tools.Schema.Object(
        ["type", "source", "target", "provenance", "created"],
        ("type", Tools.Schema.Text()),
        ("source", Reference),
        ("target", Reference),
        ("provenance", Tools.Schema.Text()),
        ("created", Tools.Schema.Flag("False when the link was there before.")));

    public static ConnectedNotes Of(LinkView link, bool created) =>
        new(link.Type, link.Source, link.Target!, link.Provenance.ToString().ToLowerInvariant(), created);
}
