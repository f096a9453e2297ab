using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Executions;

/// <summary>Starts a workflow that does one thing once, such as merging two notes, however often it is asked for; and again after a failure.</summary>
public sealed class RepeatableStart(IWorkflowExecutions executions)
{
    private const int MaxAttempts = 20;

    /// <param name="what">What is to be done: see <see cref="ExecutionName.Of"/>. An attempt after a failed one has its number at the end.</param>
    /// <param name="holder">The execution that still holds what this is about; if it has failed, it is redriven instead of another being started.</param>
    /// <returns>The name of the execution that does it, or has done it.</returns>
    /// <exception cref="InvalidOperationException">It failed twenty times.</exception>
    public async Task<string> StartAsync(WorkflowName workflow, BrainId brain, string what, JsonNode input, string? holder, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var name = ExecutionName.Of(brain, attempt == 1 ? what : string.Create(CultureInfo.InvariantCulture, $"{what}-{attempt}"));
            if (await executions.StartAsync(workflow, name, input, cancellationToken) is StartResult.Started
                || await executions.FindAsync(workflow, name, cancellationToken) is not { } earlier
                || earlier.Status is ExecutionStatus.Running or ExecutionStatus.PendingRedrive or ExecutionStatus.Succeeded
                || (name == holder && await executions.RedriveAsync(workflow, name, cancellationToken)))
            {
                return name;
            }
        }

        throw new InvalidOperationException($"{workflow} failed {MaxAttempts} times for the same thing.");
    }
}
