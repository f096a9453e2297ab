using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Coverage;

/// <summary>A line of a coverage file: an edge of a definition was taken.</summary>
/// <param name="File">The definition's file name, for people.</param>
/// <param name="Sha256">Of the definition's bytes, in hex: a record of another text does not count.</param>
/// <param name="Edge">See <see cref="DefinitionEdge"/>.</param>
public sealed record CoverageRecord(string File, string Sha256, string Edge)
{
    public string ToJson() => new JsonObject { ["file"] = File, ["sha256"] = Sha256, ["edge"] = Edge }.ToJsonString();

    /// <summary>Null for a line that is no record, such as one cut short by a crash.</summary>
    public static CoverageRecord? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject fields && (string?)fields["file"] is { } file && (string?)fields["sha256"] is { } hash && (string?)fields["edge"] is { } edge
                ? new CoverageRecord(file, hash, edge)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
