using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SecondBrain.Testing;

namespace SecondBrain.StatesLanguage.Tests.Recorded;

/// <summary>An execution recorded from the real service.</summary>
internal sealed partial record RecordedCase(string Id, string Area, bool IsJsonata, JsonNode Definition, JsonNode? Input, JsonObject Expected)
{
    public static IReadOnlyList<RecordedCase> Load(string file) =>
    [
        .. File.ReadLines(SharedData.Combine("asl", file)).Select(line => JsonNode.Parse(line)!.AsObject()).Select(fields => new RecordedCase(
            $"{fields["id"]}#{fields["k"]}", fields["area"]!.GetValue<string>(), IsWrittenInJsonata(fields["definition"]!),
            fields["definition"]!, fields["input"], fields["expected"]!.AsObject())),
    ];

    // One case is marked as JSONata for its name, but is JSONPath all through.
    private static bool IsWrittenInJsonata(JsonNode definition) => definition.ToJsonString().Contains("\"QueryLanguage\":\"JSONata\"", StringComparison.Ordinal);

    public string ToLine() => new JsonObject { ["id"] = Id, ["definition"] = Definition.DeepClone(), ["input"] = Input?.DeepClone() }.ToJsonString();

    /// <summary>How a result line differs from the recording; null when it does not.</summary>
    public string? Mismatch(JsonObject actual)
    {
        foreach (var (field, expected) in Expected)
        {
            var matches = field is "cause" or "error" && expected is JsonValue
                ? MatchesText(expected, actual[field])
                : field == "input" || JsonNode.DeepEquals(expected, actual[field]);
            if (!matches)
            {
                return $"{field}: expected {Show(expected)} but was {Show(actual[field])} ({Show(actual["status"])} {Show(actual["error"])} {Show(actual["cause"])})";
            }
        }

        return null;
    }

    // The recordings hide parts of a text behind placeholders such as <json-input:1>.
    private static bool MatchesText(JsonNode expected, JsonNode? actual)
    {
        var pattern = string.Join(".*", Placeholder().Split(expected.GetValue<string>()).Select(Regex.Escape));
        return actual is JsonValue && Regex.IsMatch(actual.GetValue<string>(), $"^{pattern}$", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
    }

    private static string Show(JsonNode? node) => node?.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) is { } text ? text[..Math.Min(text.Length, 1500)] : "null";

    [GeneratedRegex(@"<[a-z-]+:\d+>", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
