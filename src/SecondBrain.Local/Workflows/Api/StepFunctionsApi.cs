using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Local.Workflows.Api;

/// <summary>The operations of the Step Functions API over the host's workflows. Safe for concurrent use.</summary>
/// <remarks>What the service refuses for Express executions (describing, listing, stopping them, their history) works here for the last of them.</remarks>
internal sealed class StepFunctionsApi(LocalWorkflows workflows, TaskTokens tokens, TimeProvider clock)
{
    private readonly DateTimeOffset _loadedAt = clock.GetUtcNow();

    /// <exception cref="StepFunctionsError">The request is refused.</exception>
    public async Task<JsonObject> AnswerAsync(string operation, JsonObject request, CancellationToken cancellationToken) => operation switch
    {
        "StartExecution" => await StartAsync(request, cancellationToken),
        "StartSyncExecution" => await StartSyncAsync(request, cancellationToken),
        "DescribeExecution" => ServiceJson.Description(Execution(request).Describe()),
        "ListExecutions" => List(request),
        "GetExecutionHistory" => History(request),
        "StopExecution" => await StopAsync(request, cancellationToken),
        "SendTaskSuccess" => SendSuccess(request),
        "SendTaskFailure" => Answered(tokens.Fail(request.RequiredText("taskToken"), request.OptionalText("error"), request.OptionalText("cause"))),
        "SendTaskHeartbeat" => Answered(tokens.Heartbeat(request.RequiredText("taskToken"))),
        "ListStateMachines" => ListMachines(request),
        "DescribeStateMachine" => DescribeMachine(request),
        _ => throw new StepFunctionsError("UnknownOperationException", $"The local host does not know the operation {operation}."),
    };

    private async Task<JsonObject> StartAsync(JsonObject request, CancellationToken cancellationToken)
    {
        var execution = await workflows.StartAsync(Machine(request).Arn, request.OptionalText("input") ?? "{}", request.OptionalText("name"), cancellationToken);
        return new JsonObject { ["executionArn"] = execution.Arn, ["startDate"] = ServiceJson.Time(execution.StartedAt) };
    }

    private async Task<JsonObject> StartSyncAsync(JsonObject request, CancellationToken cancellationToken)
    {
        var machine = Machine(request);
        if (!machine.IsExpress)
            throw StepFunctionsError.NotForStandard;
        var execution = await workflows.StartAsync(machine.Arn, request.OptionalText("input") ?? "{}", request.OptionalText("name"), cancellationToken);
        await execution.Completion.WaitAsync(cancellationToken);
        var ended = execution.Describe();
        var answer = ServiceJson.Description(ended);
        answer["billingDetails"] = new JsonObject
        {
            ["billedDurationInMilliseconds"] = (long)Math.Ceiling((ended.StoppedAt!.Value - ended.StartedAt).TotalMilliseconds / 100) * 100,
            ["billedMemoryUsedInMB"] = 64,
        };
        return answer;
    }

    private JsonObject List(JsonObject request)
    {
        var machine = Machine(request);
        var status = request.OptionalText("statusFilter");
        var executions = workflows.Of(machine).Select(execution => execution.Describe()).Where(execution => status is null || execution.Status == status);
        var (page, next) = PageToken.Take(executions.OrderBy(Key, StringComparer.Ordinal), Key, request.OptionalText("nextToken"), request.MaxResults());
        return Paged("executions", page.Select(ServiceJson.Summary), next);

        static string Key(ExecutionDescription execution) => PageToken.NewestFirst(execution.StartedAt, execution.Name);
    }

    private JsonObject History(JsonObject request)
    {
        var isReverse = request.Flag("reverseOrder", fallback: false);
        var events = Execution(request).Events;
        var (page, next) = PageToken.Take(isReverse ? events.Reverse() : events, Key, request.OptionalText("nextToken"), request.MaxResults());
        var includeData = request.Flag("includeExecutionData", fallback: true);
        return Paged("events", page.Select(happened => ServiceJson.Event(happened, includeData)), next);

        string Key(HistoryEvent happened) => $"{(isReverse ? long.MaxValue - happened.Id : happened.Id):d19}";
    }

    private async Task<JsonObject> StopAsync(JsonObject request, CancellationToken cancellationToken)
    {
        var execution = Execution(request);
        execution.Stop(request.OptionalText("error"), request.OptionalText("cause"));
        await execution.Completion.WaitAsync(cancellationToken);
        return new JsonObject { ["stopDate"] = ServiceJson.Time(execution.Describe().StoppedAt!.Value) };
    }

    private JsonObject SendSuccess(JsonObject request)
    {
        var output = request.RequiredText("output");
        LocalWorkflows.CheckData(output, "InvalidOutput", "Invalid Output");
        return Answered(tokens.Succeed(request.RequiredText("taskToken"), JsonNode.Parse(output)));
    }

    private static JsonObject Answered(TaskTokenState state) => state switch
    {
        TaskTokenState.Answered => [],
        TaskTokenState.Closed => throw new StepFunctionsError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'"),
        _ => throw new StepFunctionsError("InvalidToken", "Invalid Token: 'Invalid token'"),
    };

    private JsonObject ListMachines(JsonObject request)
    {
        var (page, next) = PageToken.Take(
            workflows.Machines.OrderBy(machine => machine.Arn, StringComparer.Ordinal), machine => machine.Arn, request.OptionalText("nextToken"), request.MaxResults());
        return Paged("stateMachines", page.Select(machine => ServiceJson.Machine(machine, _loadedAt)), next);
    }

    private JsonObject DescribeMachine(JsonObject request)
    {
        var machine = Machine(request);
        var answer = ServiceJson.Machine(machine, _loadedAt);
        answer["status"] = "ACTIVE";
        answer["definition"] = machine.DefinitionText;
        answer["roleArn"] = new ExecutionStart("", "", "", "", null).RoleArn;
        return answer;
    }

    private LocalMachine Machine(JsonObject request)
    {
        var arn = request.RequiredText("stateMachineArn");
        if (arn.Split(':') is not ["arn", _, "states", _, _, "stateMachine", _])
            throw StepFunctionsError.InvalidArn(arn);
        return workflows.FindMachine(arn) ?? throw StepFunctionsError.NoStateMachine(arn);
    }

    private LocalExecution Execution(JsonObject request)
    {
        var arn = request.RequiredText("executionArn");
        if (arn.Split(':') is not ["arn", _, "states", _, _, "execution" or "express", _, ..])
            throw StepFunctionsError.InvalidArn(arn);
        return workflows.Find(arn) ?? throw StepFunctionsError.NoExecution(arn);
    }

    private static JsonObject Paged(string name, IEnumerable<JsonObject> items, string? next)
    {
        var answer = new JsonObject { [name] = new JsonArray([.. items]) };
        if (next is not null)
            answer["nextToken"] = next;
        return answer;
    }
}
