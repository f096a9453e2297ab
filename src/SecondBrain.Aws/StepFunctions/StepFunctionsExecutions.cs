using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SecondBrain.Aws.Calls;
using SecondBrain.Aws.Signing;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Paging;

namespace SecondBrain.Aws.StepFunctions;

/// <summary>Workflow executions by the Step Functions API.</summary>
/// <param name="stateMachineArns">The ARN that <see cref="WorkflowName.Variable"/> holds; null when it is not set.</param>
public sealed class StepFunctionsExecutions(StepFunctionsClient client, Func<WorkflowName, string?> stateMachineArns) : IWorkflowExecutions
{
    public IReadOnlyList<WorkflowName> Workflows => [.. WorkflowName.All.Where(workflow => stateMachineArns(workflow) is not null)];

    public async Task<StartResult> StartAsync(WorkflowName workflow, string name, JsonNode input, CancellationToken cancellationToken)
    {
        var request = new StartExecutionRequest(StateMachine(workflow), name, input.ToJsonString()) { TraceHeader = TraceHeader.Current };
        try
        {
            var answer = await client.StartExecutionAsync(request, cancellationToken);
            return new StartResult.Started(name, answer.StartDate);
        }
        catch (AwsServiceException e) when (e.Code == "ExecutionAlreadyExists")
        {
            return new StartResult.NameTaken(name);
        }
    }

    public async Task<WorkflowExecution?> FindAsync(WorkflowName workflow, string name, CancellationToken cancellationToken)
    {
        try
        {
            return ExecutionReading.Execution(workflow, await client.DescribeExecutionAsync(new DescribeExecutionRequest(Execution(workflow, name)), cancellationToken));
        }
        catch (AwsServiceException e) when (IsUnknown(e))
        {
            return null;
        }
    }

    public async Task<Page<WorkflowExecution>> ListAsync(WorkflowName workflow, string? status, PageRequest page, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.ListExecutionsAsync(new ListExecutionsRequest(StateMachine(workflow), status, page.Limit, page.Cursor), cancellationToken);
            return new([.. answer.Executions.Select(item => ExecutionReading.Execution(workflow, item))], answer.NextToken);
        }
        catch (AwsServiceException e) when (e.Code == "StateMachineTypeNotSupported")
        {
            return new([], null);
        }
        catch (AwsServiceException e) when (IsForeignCursor(e, page))
        {
            throw new InvalidCursorException(e);
        }
    }

    public async Task<Page<ExecutionEvent>> HistoryAsync(WorkflowName workflow, string name, PageRequest page, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.GetExecutionHistoryAsync(new GetExecutionHistoryRequest(Execution(workflow, name), page.Limit, page.Cursor), cancellationToken);
            return new([.. answer.Events.Select(ExecutionReading.Event)], answer.NextToken);
        }
        catch (AwsServiceException e) when (IsUnknown(e))
        {
            return new([], null);
        }
        catch (AwsServiceException e) when (IsForeignCursor(e, page))
        {
            throw new InvalidCursorException(e);
        }
    }

    public Task<bool> StopAsync(WorkflowName workflow, string name, string? error, string? cause, CancellationToken cancellationToken) =>
        IsDoneAsync(client.StopExecutionAsync(new StopExecutionRequest(Execution(workflow, name), error, cause), cancellationToken), IsUnknown);

    /// <remarks>A repeated attempt of one call has its token, so that it is no second redrive, which would be refused.</remarks>
    public Task<bool> RedriveAsync(WorkflowName workflow, string name, CancellationToken cancellationToken) => IsDoneAsync(
        client.RedriveExecutionAsync(new RedriveExecutionRequest(Execution(workflow, name), RandomNumberGenerator.GetHexString(32, lowercase: true)), cancellationToken),
        e => IsUnknown(e) || e.Code == "ExecutionNotRedrivable");

    public Task<TaskTokenResult> SucceedTaskAsync(string taskToken, JsonNode output, CancellationToken cancellationToken) =>
        AnswerAsync(client.SendTaskSuccessAsync(new SendTaskSuccessRequest(taskToken, output.ToJsonString()), cancellationToken));

    public Task<TaskTokenResult> FailTaskAsync(string taskToken, string error, string? cause, CancellationToken cancellationToken) =>
        AnswerAsync(client.SendTaskFailureAsync(new SendTaskFailureRequest(taskToken, error, cause), cancellationToken));

    public Task<TaskTokenResult> HeartbeatAsync(string taskToken, CancellationToken cancellationToken) =>
        AnswerAsync(client.SendTaskHeartbeatAsync(new SendTaskHeartbeatRequest(taskToken), cancellationToken));

    private static async Task<TaskTokenResult> AnswerAsync(Task call)
    {
        try
        {
            await call;
            return TaskTokenResult.Accepted;
        }
        catch (AwsServiceException e) when (e.Code == "TaskTimedOut")
        {
            return TaskTokenResult.TimedOut;
        }
        catch (AwsServiceException e) when (e.Code is "InvalidToken" or "TaskDoesNotExist")
        {
            return TaskTokenResult.Invalid;
        }
    }

    private static async Task<bool> IsDoneAsync(Task call, Func<AwsServiceException, bool> isRefusal)
    {
        try
        {
            await call;
            return true;
        }
        catch (AwsServiceException e) when (isRefusal(e))
        {
            return false;
        }
    }

    private string StateMachine(WorkflowName workflow) => stateMachineArns(workflow)
        ?? throw new InvalidOperationException($"The environment variable {workflow.Variable} is not set: template.yaml gives it to every function that uses the workflow {workflow}.");

    private string Execution(WorkflowName workflow, string name) => $"{StateMachine(workflow).Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{name}";

    // A name that no execution can have is one that none has; Express executions have no API on AWS.
    private static bool IsUnknown(AwsServiceException e) => e.Code is "ExecutionDoesNotExist" or "InvalidArn" or "StateMachineTypeNotSupported";

    private static bool IsForeignCursor(AwsServiceException e, PageRequest page) =>
        page.Cursor is not null && e.Code is "InvalidToken";
}
