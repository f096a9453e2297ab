namespace SecondBrain.Core.Executions;

/// <summary>What answering a waiting task came to.</summary>
public enum TaskTokenResult
{
    Accepted,

    /// <summary>The task does not wait any more: it was answered, has timed out or its execution has ended.</summary>
    TimedOut,

    /// <summary>No task ever had this token.</summary>
    Invalid,
}
