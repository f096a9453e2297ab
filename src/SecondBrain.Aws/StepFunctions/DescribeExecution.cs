using System.Text.Json.Serialization;

namespace SecondBrain.Aws.StepFunctions;

public sealed record DescribeExecutionRequest(string ExecutionArn);

/// <summary>Everything about an execution but its events.</summary>
/// <param name="Status">One of <see cref="Core.Executions.ExecutionStatus"/>.</param>
public sealed record DescribeExecutionAnswer(string ExecutionArn, string StateMachineArn, string Name, string Status, DateTimeOffset StartDate)
{
    public DateTimeOffset? StopDate { get; init; }

    /// <summary>JSON as text.</summary>
    public string? Input { get; init; }

    /// <summary>JSON as text; null until it has succeeded.</summary>
    public string? Output { get; init; }

    public string? Error { get; init; }

    public string? Cause { get; init; }

    public string? TraceHeader { get; init; }

    public int RedriveCount { get; init; }

    public DateTimeOffset? RedriveDate { get; init; }

    /// <summary>REDRIVABLE, NOT_REDRIVABLE or REDRIVABLE_BY_MAP_RUN.</summary>
    public string? RedriveStatus { get; init; }

    public string? RedriveStatusReason { get; init; }

    [JsonIgnore]
    public bool IsRedrivable => RedriveStatus is "REDRIVABLE";
}
