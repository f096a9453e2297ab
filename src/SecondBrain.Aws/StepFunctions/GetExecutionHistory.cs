using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SecondBrain.Aws.StepFunctions;

/// <param name="MaxResults">1 to 1000.</param>
/// <param name="ReverseOrder">Newest first. Null: oldest first.</param>
/// <param name="IncludeExecutionData">Null: inputs and outputs are included.</param>
public sealed record GetExecutionHistoryRequest(
    string ExecutionArn, int? MaxResults = null, string? NextToken = null, bool? ReverseOrder = null, bool? IncludeExecutionData = null);

/// <param name="NextToken">Null on the last page.</param>
public sealed record GetExecutionHistoryAnswer(IReadOnlyList<HistoryEventItem> Events, string? NextToken);

/// <param name="Type">The service's event name, such as <c>TaskStateEntered</c>.</param>
public sealed record HistoryEventItem(long Id, string Type, DateTimeOffset Timestamp)
{
    private const string DetailsSuffix = "EventDetails";

    /// <summary>0 for the first event.</summary>
    public long PreviousEventId { get; init; }

    /// <summary>The event's details under the name that the service gives them, one of more than forty: <c>taskScheduledEventDetails</c>, <c>stateEnteredEventDetails</c>.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Rest { get; init; }

    /// <summary>Null where the event has none.</summary>
    [JsonIgnore]
    public JsonNode? Details =>
        Rest?.FirstOrDefault(member => member.Key.EndsWith(DetailsSuffix, StringComparison.Ordinal)) is { Key: not null } found ? JsonObject.Create(found.Value) : null;
}
