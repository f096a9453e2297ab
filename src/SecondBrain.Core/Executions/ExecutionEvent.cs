using System.Text.Json.Nodes;

namespace SecondBrain.Core.Executions;

/// <summary>One event of an execution's history.</summary>
/// <param name="Type">The service's event name, such as <c>TaskStateEntered</c>.</param>
/// <param name="Details">The event's details as the service names them; null when it has none.</param>
public sealed record ExecutionEvent(long Id, long PreviousEventId, DateTimeOffset Timestamp, string Type, JsonNode? Details);
