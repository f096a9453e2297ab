using System.Text.Json.Nodes;
using SecondBrain.Aws.StepFunctions;
using SecondBrain.Core.Identity;

namespace SecondBrain.StackOnMoto;

/// <summary>The state machines of a stack, through Step Functions' own API.</summary>
/// <param name="arns">By logical id.</param>
internal sealed class StateMachines(StepFunctionsClient client, IReadOnlyDictionary<string, string> arns)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly HashSet<string> _ended = [];
    private readonly HashSet<string> _waiting = [];
    private readonly IdSource _names = new(TimeProvider.System); // moto takes none for the name 'None'

    public async Task StartAsync(string machine, JsonNode input) => await client.CallAsync(
        "StartExecution", new JsonObject { ["stateMachineArn"] = arns[machine], ["name"] = _names.Next(), ["input"] = input.ToJsonString() });

    /// <summary>Waits until nothing runs but what waits for a person, and gives what ended or began to wait since it was last asked.</summary>
    public async Task<IReadOnlyList<ExecutionRun>> SettledAsync()
    {
        var runs = new List<ExecutionRun>();
        foreach (var (machine, arn) in arns)
        {
            foreach (var execution in await ExecutionsAsync(arn))
            {
                if (_ended.Contains(execution))
                    continue;
                var run = await SettledAsync(machine, execution);
                if (run.Status == ExecutionRun.Waits ? _waiting.Add(execution) : _ended.Add(execution))
                    runs.Add(run);
            }
        }

        return runs;
    }

    private async Task<IReadOnlyList<string>> ExecutionsAsync(string machine)
    {
        var found = new List<string>();
        var request = new JsonObject { ["stateMachineArn"] = machine };
        while (true)
        {
            var page = await client.CallAsync("ListExecutions", request);
            found.AddRange(page["executions"]!.AsArray().Select(each => (string)each!["executionArn"]!));
            if ((string?)page["nextToken"] is not { } next)
                return found;
            request["nextToken"] = next;
        }
    }

    private async Task<ExecutionRun> SettledAsync(string machine, string execution)
    {
        for (var began = TimeProvider.System.GetTimestamp(); ; await Task.Delay(50))
        {
            var about = await client.CallAsync("DescribeExecution", new JsonObject { ["executionArn"] = execution });
            var status = (string)about["status"]!;
            var history = await HistoryAsync(execution);
            var waits = status == "RUNNING" && history.Count > 0 && (string)history[^1]["type"]! == "TaskSubmitted";
            if (waits || status != "RUNNING")
            {
                return new ExecutionRun(machine, waits ? ExecutionRun.Waits : status, (string?)about["error"] ?? "", status == "FAILED" ? [] : [.. history // a failure stops the other branches wherever they are
                    .Where(each => each["stateEnteredEventDetails"] is not null)
                    .Select(each => (string)each["stateEnteredEventDetails"]!["name"]!)
                    .Order(StringComparer.Ordinal)]);
            }

            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                return new ExecutionRun(machine, "RUNNING", "", []);
        }
    }

    private async Task<IReadOnlyList<JsonNode>> HistoryAsync(string execution)
    {
        var events = new List<JsonNode>();
        var request = new JsonObject { ["executionArn"] = execution };
        while (true)
        {
            var page = await client.CallAsync("GetExecutionHistory", request);
            events.AddRange(page["events"]!.AsArray().Select(each => each!));
            if ((string?)page["nextToken"] is not { } next)
                return [.. events.OrderBy(each => (long)each["id"]!)];
            request["nextToken"] = next;
        }
    }
}
