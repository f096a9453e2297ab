using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.Local.Workflows.Api;

/// <summary>The operations of the Step Functions API over the host's workflows. Safe for concurrent use.</summary>
/// <remarks>What the service refuses for Express executions (describing, listing, stopping them, their history) works here for the last of them.</remarks>
internal sealed class StepFunctionsApi(LocalWorkflows workflows, TaskTokens tokens, TimeProvider clock)
{
    private readonly DateTimeOffset _loadedAt = clock.GetUtcNow();

    /// <exception cref="StepFunctionsError">The request is refused.</exception>
    public async Task<JsonObject> AnswerAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        await workflows.Resumed.WaitAsync(cancellationToken);
        return await ActAsync(operation, request, cancellationToken);
    }

    private async Task<JsonObject> ActAsync(string operation, JsonObject request, CancellationToken cancellationToken) => operation switch
    {
        "StartExecution" => await StartAsync(request, cancellationToken),
        "StartSyncExecution" => await StartSyncAsync(request, cancellationToken),
        "DescribeExecution" => await DescribeAsync(request),
        "ListExecutions" => await ListAsync(request),
        "GetExecutionHistory" => await HistoryAsync(request),
        "StopExecution" => await StopAsync(request),
        "RedriveExecution" => new JsonObject { ["redriveDate"] = ServiceJson.Time((await workflows.RedriveAsync(ExecutionArn(request))).RedrivenAt!.Value) },
        "SendTaskSuccess" => await SendSuccessAsync(request),
        "SendTaskFailure" => Answered(await tokens.FailAsync(request.RequiredText("taskToken"), request.OptionalText("error"), request.OptionalText("cause"))),
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

    private async Task<JsonObject> DescribeAsync(JsonObject request)
    {
        var arn = ExecutionArn(request);
        return ServiceJson.Description(await workflows.DescribeAsync(arn) ?? throw StepFunctionsError.NoExecution(arn));
    }

    private async Task<JsonObject> ListAsync(JsonObject request)
    {
        var machine = Machine(request);
        var status = request.OptionalText("statusFilter");
        var executions = (await workflows.ListAsync(machine)).Where(execution => status is null || execution.Status == status);
        var (page, next) = PageToken.Take(executions.OrderBy(Key, StringComparer.Ordinal), Key, request.OptionalText("nextToken"), request.MaxResults());
        return Paged("executions", page.Select(ServiceJson.Summary), next);

        static string Key(ExecutionDescription execution) => PageToken.NewestFirst(execution.StartedAt, execution.Name);
    }

    private async Task<JsonObject> HistoryAsync(JsonObject request)
    {
        var arn = ExecutionArn(request);
        var isReverse = request.Flag("reverseOrder", fallback: false);
        var events = await workflows.HistoryAsync(arn) ?? throw StepFunctionsError.NoExecution(arn);
        var (page, next) = PageToken.Take(isReverse ? events.Reverse() : events, Key, request.OptionalText("nextToken"), request.MaxResults());
        var includeData = request.Flag("includeExecutionData", fallback: true);
        return Paged("events", page.Select(happened => ServiceJson.Event(happened, includeData)), next);

        string Key(HistoryEvent happened) => $"{(isReverse ? long.MaxValue - happened.Id : happened.Id):d19}";
    }

    private async Task<JsonObject> StopAsync(JsonObject request)
    {
        var arn = ExecutionArn(request);
        var stopped = await workflows.StopAsync(arn, request.OptionalText("error"), request.OptionalText("cause")) ?? throw StepFunctionsError.NoExecution(arn);
        return new JsonObject { ["stopDate"] = ServiceJson.Time(stopped.StoppedAt ?? clock.GetUtcNow()) };
    }

    private async Task<JsonObject> SendSuccessAsync(JsonObject request)
    {
        var output = request.RequiredText("output");
        LocalWorkflows.CheckData(output, "InvalidOutput", "Invalid Output");
        return Answered(await tokens.SucceedAsync(request.RequiredText("taskToken"), JsonNode.Parse(output)));
    }

    private static JsonObject Answered(TaskTokenState state) => state switch
    {
        TaskTokenState.Answered => [],
        TaskTokenState.Closed => throw new StepFunctionsError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'"),
        TaskTokenState.Suspended => throw new StepFunctionsError("ServiceUnavailable", "The host is stopping.", StatusCodes.Status503ServiceUnavailable),
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
        answer["definition"] = machine.Definition.ToJson();
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

    private static string ExecutionArn(JsonObject request)
    {
        var arn = request.RequiredText("executionArn");
        return arn.Split(':') is ["arn", _, "states", _, _, "execution" or "express", _, ..] ? arn : throw StepFunctionsError.InvalidArn(arn);
    }

    private static JsonObject Paged(string name, IEnumerable<JsonObject> items, string? next)
    {
        var answer = new JsonObject { [name] = new JsonArray([.. items]) };
        if (next is not null)
            answer["nextToken"] = next;
        return answer;
    }
}
