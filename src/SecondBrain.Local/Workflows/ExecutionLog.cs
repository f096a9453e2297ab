using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Local.Workflows;

/// <summary>What the host says of executions. Never their data.</summary>
internal static partial class ExecutionLog
{
    public static void Ended(ILogger log, LocalExecution execution, ExecutionResult result)
    {
        if (result.Status is ExecutionStatus.Failed or ExecutionStatus.TimedOut)
            Failed(log, execution.Identity.StateMachine, execution.Name, result.Status, result.Error);
    }

    [LoggerMessage(LogLevel.Warning, "{StateMachine} execution {Name} ended {Status}: {Error}")]
    private static partial void Failed(ILogger log, string stateMachine, string name, ExecutionStatus status, string? error);

    [LoggerMessage(LogLevel.Error, "{StateMachine} execution {Name} broke the interpreter")]
    public static partial void Broke(ILogger log, string stateMachine, string name, Exception exception);

    [LoggerMessage(LogLevel.Error, "The execution in {Journal} is kept but cannot go on: {Reason}")]
    public static partial void NotResumed(ILogger log, string journal, string reason);
}
