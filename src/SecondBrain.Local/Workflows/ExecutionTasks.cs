using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Local.Workflows.Api;
using SecondBrain.StatesLanguage.Execution;
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
        var child = await StartAsync(invocation, cancellationToken);
        if (invocation.Resource == Start)
            return new JsonObject { ["ExecutionArn"] = child.Arn, ["StartDate"] = Milliseconds(child.StartedAt) };

        invocation.Progress.Submitted();
        using (cancellationToken.UnsafeRegister(static state => ((LocalExecution)state!).Stop("States.TaskAborted", "The state that waited for it was stopped."), child))
        {
            await child.Completion.WaitAsync(cancellationToken);
        }

        var described = Describe(child.Describe(), isJson: invocation.Resource == SyncJson);
        return child.Status == ExecutionStatus.Succeeded
            ? described
            : throw new TaskFailedException("States.TaskFailed", described.ToJsonString());
    }

    private async Task<LocalExecution> StartAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Input is not JsonObject request || (string?)request["StateMachineArn"] is not { } arn)
            throw new TaskFailedException("States.Runtime", "startExecution needs StateMachineArn.");
        var name = (string?)request["Name"];
        try
        {
            if (invocation.Resource != Start && workflows().FindMachine(arn) is { IsExpress: true })
                throw StepFunctionsError.NotForExpress;
            return await workflows().StartAsync(arn, TextOf(request["Input"]), name, cancellationToken);
        }
        catch (StepFunctionsError error)
        {
            var type = error.Code.EndsWith("Exception", StringComparison.Ordinal) ? error.Code : error.Code + "Exception";
            throw new TaskFailedException($"StepFunctions.{type}", $"{error.Message} (Service: AWSStepFunctions; Status Code: {error.Status}; Error Code: {error.Code})", error);
        }
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
            ["Input"] = isJson ? JsonNode.Parse(child.Input) : child.Input,
            ["InputDetails"] = new JsonObject { ["Included"] = true },
            ["Name"] = child.Name,
            ["StartDate"] = Milliseconds(child.StartedAt),
            ["StateMachineArn"] = child.Machine.Arn,
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
