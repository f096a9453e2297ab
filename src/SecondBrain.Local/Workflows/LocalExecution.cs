using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Local.Workflows;

/// <summary>One execution that was started on this host.</summary>
/// <param name="Completion">Ends with the execution; never faults.</param>
internal sealed record LocalExecution(string Arn, string Name, string StateMachine, DateTimeOffset StartedAt, JsonNode? Input, Task<ExecutionResult> Completion)
{
    public ExecutionStatus Status => Completion.IsCompletedSuccessfully ? Completion.Result.Status : ExecutionStatus.Running;
}
