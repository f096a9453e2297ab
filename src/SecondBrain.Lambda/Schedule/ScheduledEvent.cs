using System.Text.Json.Serialization;

namespace SecondBrain.Lambda.Schedule;

/// <summary>What an EventBridge schedule sends to its target.</summary>
/// <param name="Id">Another for every firing; the same when a firing is delivered again.</param>
/// <param name="Time">When the schedule fired.</param>
/// <param name="Resources">The ARN of the rule.</param>
public sealed record ScheduledEvent(
    string Id,
    [property: JsonPropertyName("detail-type")] string DetailType,
    string Source,
    string Account,
    DateTimeOffset Time,
    string Region,
    IReadOnlyList<string> Resources);
