using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>One event of an execution's history.</summary>
/// <param name="Type">The service's event name, such as <c>TaskStateEntered</c>.</param>
/// <param name="StateName">The state it belongs to; null for events of the execution or of a task attempt.</param>
public sealed record HistoryEvent(long Id, long PreviousEventId, DateTimeOffset Timestamp, string Type, string? StateName, JsonNode? Details);
