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
        var request = new JsonObject { ["stateMachineArn"] = StateMachine(workflow), ["name"] = name, ["input"] = input.ToJsonString() };
        if (TraceHeader.Current is { } trace)
            request["traceHeader"] = trace;
        try
        {
            var answer = await client.CallAsync("StartExecution", request, cancellationToken);
            return new StartResult.Started(name, ExecutionReading.Time(answer["startDate"])!.Value);
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
            return ExecutionReading.Execution(workflow, await client.CallAsync("DescribeExecution", Execution(workflow, name), cancellationToken));
        }
        catch (AwsServiceException e) when (IsUnknown(e))
        {
            return null;
        }
    }

    public async Task<Page<WorkflowExecution>> ListAsync(WorkflowName workflow, string? status, PageRequest page, CancellationToken cancellationToken)
    {
        var request = Paged(new JsonObject { ["stateMachineArn"] = StateMachine(workflow) }, page);
        if (status is not null)
            request["statusFilter"] = status;
        try
        {
            var answer = await client.CallAsync("ListExecutions", request, cancellationToken);
            return new([.. answer["executions"]!.AsArray().Select(item => ExecutionReading.Execution(workflow, item!))], (string?)answer["nextToken"]);
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
            var answer = await client.CallAsync("GetExecutionHistory", Paged(Execution(workflow, name), page), cancellationToken);
            return new([.. answer["events"]!.AsArray().Select(item => ExecutionReading.Event(item!.AsObject()))], (string?)answer["nextToken"]);
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

    public async Task<bool> StopAsync(WorkflowName workflow, string name, string? error, string? cause, CancellationToken cancellationToken)
    {
        var request = Execution(workflow, name);
        if (error is not null)
            request["error"] = error;
        if (cause is not null)
            request["cause"] = cause;
        return await IsDoneAsync("StopExecution", request, IsUnknown, cancellationToken);
    }

    public Task<bool> RedriveAsync(WorkflowName workflow, string name, CancellationToken cancellationToken) =>
        IsDoneAsync("RedriveExecution", Execution(workflow, name), e => IsUnknown(e) || e.Code == "ExecutionNotRedrivable", cancellationToken);

    public Task<TaskTokenResult> SucceedTaskAsync(string taskToken, JsonNode output, CancellationToken cancellationToken) =>
        AnswerAsync("SendTaskSuccess", new JsonObject { ["taskToken"] = taskToken, ["output"] = output.ToJsonString() }, cancellationToken);

    public Task<TaskTokenResult> FailTaskAsync(string taskToken, string error, string? cause, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["taskToken"] = taskToken, ["error"] = error };
        if (cause is not null)
            request["cause"] = cause;
        return AnswerAsync("SendTaskFailure", request, cancellationToken);
    }

    public Task<TaskTokenResult> HeartbeatAsync(string taskToken, CancellationToken cancellationToken) =>
        AnswerAsync("SendTaskHeartbeat", new JsonObject { ["taskToken"] = taskToken }, cancellationToken);

    private async Task<TaskTokenResult> AnswerAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        try
        {
            await client.CallAsync(operation, request, cancellationToken);
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

    private async Task<bool> IsDoneAsync(string operation, JsonObject request, Func<AwsServiceException, bool> isRefusal, CancellationToken cancellationToken)
    {
        try
        {
            await client.CallAsync(operation, request, cancellationToken);
            return true;
        }
        catch (AwsServiceException e) when (isRefusal(e))
        {
            return false;
        }
    }

    private string StateMachine(WorkflowName workflow) => stateMachineArns(workflow)
        ?? throw new InvalidOperationException($"The environment variable {workflow.Variable} is not set: template.yaml gives it to every function that uses the workflow {workflow}.");

    private JsonObject Execution(WorkflowName workflow, string name) =>
        new() { ["executionArn"] = $"{StateMachine(workflow).Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{name}" };

    private static JsonObject Paged(JsonObject request, PageRequest page)
    {
        request["maxResults"] = page.Limit;
        if (page.Cursor is not null)
            request["nextToken"] = page.Cursor;
        return request;
    }

    // A name that no execution can have is one that none has; Express executions have no API on AWS.
    private static bool IsUnknown(AwsServiceException e) => e.Code is "ExecutionDoesNotExist" or "InvalidArn" or "StateMachineTypeNotSupported";

    private static bool IsForeignCursor(AwsServiceException e, PageRequest page) =>
        page.Cursor is not null && e.Code is "InvalidToken";
}
