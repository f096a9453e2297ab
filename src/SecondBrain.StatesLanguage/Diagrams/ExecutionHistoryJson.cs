using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.StatesLanguage.Diagrams;

/// <summary>Reads a history as <c>aws stepfunctions get-execution-history</c> prints it.</summary>
public static class ExecutionHistoryJson
{
    /// <param name="json">An object with an array <c>events</c>, or the array itself. Of each event <c>id</c>, <c>previousEventId</c>, <c>type</c> and the state's name in its details are read.</param>
    /// <exception cref="FormatException">It is something else; the message says what is wrong.</exception>
    public static IReadOnlyList<HistoryEvent> Read(string json)
    {
        try
        {
            var document = JsonNode.Parse(json);
            var events = document as JsonArray ?? (document as JsonObject)?["events"] as JsonArray ?? throw new FormatException("An execution history is an object with an array 'events'.");
            return [.. events.Select(Event)];
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The execution history cannot be read: {malformed.Message}", malformed);
        }
    }

    private static HistoryEvent Event(JsonNode? node)
    {
        var fields = node as JsonObject ?? throw new FormatException("An event of an execution history is an object.");
        return new HistoryEvent(
            (long?)fields["id"] ?? throw new FormatException("An event has no 'id'."),
            (long?)fields["previousEventId"] ?? 0,
            Moment(fields["timestamp"]),
            (string?)fields["type"] ?? throw new FormatException("An event has no 'type'."),
            Name(fields),
            null);
    }

    private static string? Name(JsonObject fields) =>
        (string?)(fields["stateEnteredEventDetails"] ?? fields["stateExitedEventDetails"] ?? fields["details"])?["name"] ?? (string?)fields["state"];

    // the service's API counts seconds, its command line prints ISO 8601
    private static DateTimeOffset Moment(JsonNode? timestamp) => timestamp switch
    {
        JsonValue value when value.TryGetValue(out double seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
        JsonValue value when value.TryGetValue(out string? text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var moment) => moment,
        _ => default,
    };
}
