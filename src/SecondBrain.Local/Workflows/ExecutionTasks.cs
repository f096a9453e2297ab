using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Local.Workflows.Api;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary>Workflows within workflows: <c>states:startExecution</c>, and with <c>.sync</c> (output as text) or <c>.sync:2</c> (output as JSON) until it ends.</summary>
/// <remarks>Errors have the service's names: <c>StepFunctions.ExecutionAlreadyExistsException</c>; a child that does not succeed is <c>States.TaskFailed</c> with its description as the cause.</remarks>
internal sealed class ExecutionTasks(Func<LocalWorkflows> workflows) : ITaskResources
{
    private const string Start = "arn:aws:states:::states:startExecution";
    private const string Sync = Start + ".sync";
    private const string SyncJson = Start + ".sync:2";

    public bool Supports(string resource) => resource is Start or Sync or SyncJson;

    public async Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Input is not JsonObject request || (string?)request["StateMachineArn"] is not { } arn)
            throw new TaskFailedException("States.Runtime", "startExecution needs StateMachineArn.");
        var name = (string?)request["Name"] ?? NameOf(invocation);
        if (invocation.Resource == Start)
        {
            var started = await StartAsync(arn, request, name, cancellationToken);
            return new JsonObject { ["ExecutionArn"] = started.Arn, ["StartDate"] = Milliseconds(started.StartedAt) };
        }

        if (workflows().FindMachine(arn) is { IsExpress: true })
            throw Failure(StepFunctionsError.NotForExpress);
        var child = await ChildAsync(invocation, arn, request, name, cancellationToken);
        invocation.Progress.Submitted();
        return await EndAsync(child, isJson: invocation.Resource == SyncJson, cancellationToken);
    }

    private async Task<ExecutionIdentity> ChildAsync(TaskInvocation invocation, string arn, JsonObject request, string name, CancellationToken cancellationToken)
    {
        if (!invocation.IsResumed)
            return (await StartAsync(arn, request, name, cancellationToken)).Identity;
        await workflows().Resumed;
        return workflows().FindMachine(arn)?.Execution(name) ?? throw Failure(StepFunctionsError.NoStateMachine(arn));
    }

    private async Task<JsonNode> EndAsync(ExecutionIdentity child, bool isJson, CancellationToken cancellationToken)
    {
        if (workflows().Find(child.Arn) is { } running)
        {
            try
            {
                var end = await running.Completion.WaitAsync(cancellationToken);
                if (end.Status == StatesLanguage.Execution.ExecutionStatus.Running)
                {
                    // The host has let go of the child, and is about to let go of this state: the next host resumes both.
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // A state that is stopped stops its child; a host that stops does not, and resumes both.
                workflows().StopChild(running);
                throw;
            }
        }

        var ended = await workflows().DescribeAsync(child.Arn) ?? throw new TaskFailedException("States.TaskFailed", $"Execution Does Not Exist: '{child.Arn}'");
        var described = Describe(ended, isJson);
        return ended.Status == Core.Executions.ExecutionStatus.Succeeded ? described : throw new TaskFailedException("States.TaskFailed", described.ToJsonString());
    }

    private async Task<LocalExecution> StartAsync(string arn, JsonObject request, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await workflows().StartAsync(arn, TextOf(request["Input"]), name, cancellationToken);
        }
        catch (StepFunctionsError error)
        {
            throw Failure(error);
        }
    }

    // The service makes up a name; this one is the same when the attempt is repeated because its process ended.
    private static string NameOf(TaskInvocation invocation) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(invocation.AttemptId)).AsSpan(0, 16)).ToString();

    private static TaskFailedException Failure(StepFunctionsError error)
    {
        var type = error.Code.EndsWith("Exception", StringComparison.Ordinal) ? error.Code : error.Code + "Exception";
        return new TaskFailedException($"StepFunctions.{type}", $"{error.Message} (Service: AWSStepFunctions; Status Code: {error.Status}; Error Code: {error.Code})", error);
    }

    private static string TextOf(JsonNode? input) => input switch
    {
        null => "{}",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => (string)value!,
        _ => ServiceJson.Text(input),
    };

    private static JsonObject Describe(ExecutionDescription child, bool isJson)
    {
        var json = new JsonObject
        {
            ["ExecutionArn"] = child.Arn,
            ["Input"] = isJson ? JsonNode.Parse(child.Input!) : child.Input,
            ["InputDetails"] = new JsonObject { ["Included"] = true },
            ["Name"] = child.Name,
            ["StartDate"] = Milliseconds(child.StartedAt),
            ["StateMachineArn"] = child.Identity.StateMachineArn,
            ["Status"] = child.Status,
            ["StopDate"] = Milliseconds(child.StoppedAt ?? child.StartedAt),
        };
        if (child.Output is not null)
            (json["Output"], json["OutputDetails"]) = (isJson ? JsonNode.Parse(child.Output) : child.Output, new JsonObject { ["Included"] = true });
        if (child.Error is not null)
            json["Error"] = child.Error;
        if (child.Cause is not null)
            json["Cause"] = child.Cause;
        return json;
    }

    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
