using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.Core.Import;

namespace SecondBrain.Mcp.Brain.Importing;

/// <param name="Id">What get_receipt takes.</param>
internal sealed record StartedImport(string Id, string State, int Files, string Advice)
{
    public static JsonObject Schema { get; } = Tools.Schema.Result(
        ["id", "state", "files", "advice"],
        ("id", Tools.Schema.Text()),
        ("state", Tools.Schema.Text()),
        ("files", Tools.Schema.Integer()),
        ("advice", Tools.Schema.Text()));

    public static StartedImport Of(BrainImport import) => new(
        import.Id.Value, import.State, import.Files, string.Create(CultureInfo.InvariantCulture, $"{import.Files} files are being imported. Ask get_receipt with the id {import.Id} what became of each, in a few seconds."));
}
