using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Tasks;

/// <summary>Work whose answer comes later.</summary>
/// <param name="Id">Finds it again, for the brain that it is of.</param>
/// <param name="Status">One of <see cref="LongTaskStatus"/>.</param>
/// <param name="Message">Where it stands, for a person and a model.</param>
/// <param name="TimeToLive">From its creation on; null for as long as the brain is there.</param>
/// <param name="PollInterval">How often it is worth asking.</param>
/// <param name="Result">What the call would have answered; null until it is <see cref="LongTaskStatus.Completed"/>.</param>
public sealed record LongTask(
    string Id, string Status, string Message, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, TimeSpan? TimeToLive, TimeSpan PollInterval, JsonObject? Result)
{
    public bool IsFinal => Status is not LongTaskStatus.Working;

    /// <summary>The answer to the call that began it.</summary>
    public McpResult AsAnswer(McpRequest request) => ProtocolRevision.IsStateless(request.Revision)
        ? new McpResult.Complete(ToJson(request.Revision)) { ResultType = "task" }
        : new McpResult.Complete(new JsonObject { ["task"] = ToJson(request.Revision) });

    internal JsonObject ToJson(string revision)
    {
        var (ttl, poll) = ProtocolRevision.IsStateless(revision) ? ("ttlMs", "pollIntervalMs") : ("ttl", "pollInterval");
        return new JsonObject
        {
            ["taskId"] = Id,
            ["status"] = Status,
            ["statusMessage"] = Message,
            ["createdAt"] = Time(CreatedAt),
            ["lastUpdatedAt"] = Time(UpdatedAt),
            [ttl] = TimeToLive is { } time ? (long)time.TotalMilliseconds : null,
            [poll] = (long)PollInterval.TotalMilliseconds,
        };
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
