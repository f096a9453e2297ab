using System.Text.Json.Nodes;
using SecondBrain.Core.Views;

namespace SecondBrain.Mcp.Brain;

/// <summary>One end of a link, seen from the other.</summary>
/// <param name="Id">Null while no note has the name.</param>
/// <param name="Provenance">Who says that the link exists: link (the text), human, agent or model.</param>
internal sealed record NoteLink(string Type, string? Id, string Title, string Provenance)
{
    public static JsonObject Schema => Tools.Schema.Object(
        ["type", "title", "provenance"],
        ("type", Tools.Schema.Text()),
        ("id", Tools.Schema.Text("Absent while no note has that title.")),
        ("title", Tools.Schema.Text()),
        ("provenance", Tools.Schema.Text("link (the note's own text), human, agent or model.")));

    public static NoteLink To(LinkView link) => new(link.Type, link.Target?.Id, link.Target?.Title ?? link.Name ?? "", Lower(link));

    public static NoteLink From(LinkView link) => new(link.Type, link.Source.Id, link.Source.Title, Lower(link));

    private static string Lower(LinkView link) => link.Provenance.ToString().ToLowerInvariant();
}
