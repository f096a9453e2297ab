namespace SecondBrain.Core.Executions;

/// <summary>The service's names.</summary>
public static class ExecutionStatus
{
    public const string Running = "RUNNING";

    public const string Succeeded = "SUCCEEDED";

    public const string Failed = "FAILED";

    public const string TimedOut = "TIMED_OUT";

    public const string Aborted = "ABORTED";

    public const string PendingRedrive = "PENDING_REDRIVE";
}
