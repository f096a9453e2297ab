namespace SecondBrain.Aws.StepFunctions;

/// <param name="StateMachineArn">Of an Express workflow.</param>
/// <param name="Input">JSON as text.</param>
public sealed record StartSyncExecutionRequest(string StateMachineArn, string? Name = null, string? Input = null)
{
    /// <summary>X-Ray's <c>Root=...;Parent=...;Sampled=1</c>.</summary>
    public string? TraceHeader { get; init; }
}

/// <summary>How the execution ended: a failed one is an answer, not an exception.</summary>
/// <param name="Status">SUCCEEDED, FAILED or TIMED_OUT.</param>
public sealed record StartSyncExecutionAnswer(string ExecutionArn, string Status, DateTimeOffset StartDate, DateTimeOffset StopDate)
{
    public string? Name { get; init; }

    public string? Input { get; init; }

    /// <summary>JSON as text; null unless it succeeded.</summary>
    public string? Output { get; init; }

    public string? Error { get; init; }

    public string? Cause { get; init; }

    public SyncBilling? BillingDetails { get; init; }
}

/// <summary>What the execution is billed as.</summary>
public sealed record SyncBilling(long BilledDurationInMilliseconds, long BilledMemoryUsedInMB);
