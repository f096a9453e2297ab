using SecondBrain.StatesLanguage.Execution;
using Names = SecondBrain.Core.Executions.ExecutionStatus;

namespace SecondBrain.Local.Workflows;

/// <summary>The service's names of an execution's status.</summary>
internal static class StatusName
{
    public static string Of(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Running => Names.Running,
        ExecutionStatus.Succeeded => Names.Succeeded,
        ExecutionStatus.Failed => Names.Failed,
        ExecutionStatus.TimedOut => Names.TimedOut,
        ExecutionStatus.Aborted => Names.Aborted,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
