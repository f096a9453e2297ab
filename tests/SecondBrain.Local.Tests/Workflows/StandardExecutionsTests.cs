using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SecondBrain.Aws.Signing;
using SecondBrain.Local.Tests.Hosting;
using SecondBrain.Testing.Engine;

namespace SecondBrain.Local.Tests.Workflows;

/// <summary>Standard executions outlive the host that started them.</summary>
public sealed class StandardExecutionsTests(DynamoDbLocalFixture engine) : IClassFixture<DynamoDbLocalFixture>
{
    private const string Greet = """{"StartAt":"Greet","States":{"Greet":{"Type":"Task","Resource":"${WorkArn}","End":true}}}""";

    private const string Ask = """
        {"StartAt":"First","States":{
          "First":{"Type":"Task","Resource":"${WorkArn}","Parameters":{"step":"first"},"ResultPath":"$.first","Next":"Ask"},
          "Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","TimeoutSeconds":3600,
            "Parameters":{"FunctionName":"${WorkArn}","Payload":{"step":"ask","token.$":"$$.Task.Token"}},"End":true}}}
        """;

    private const string Parent = """
        {"StartAt":"Child","States":{"Child":{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","TimeoutSeconds":3600,
          "Parameters":{"StateMachineArn":"arn:aws:states:us-east-1:000000000000:stateMachine:Ask","Input":{"from":"parent"}},"End":true}}}
        """;

    private readonly ConcurrentQueue<string> _steps = new();
    private readonly TaskCompletionSource<string> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_task_token_is_good_in_the_next_host_and_no_step_is_repeated()
    {
        var first = await StartAsync(null, ("Ask", Ask));
        await first.StartExecutionAsync("Ask", "one");
        var token = await _asked.Task;
        await first.StopAsync();

        await using var second = await StartAsync(first.Folder, ("Ask", Ask));
        ((string)(await second.DescribeAsync("Ask", "one"))["status"]!).ShouldBe("RUNNING");
        await second.CallAsync("SendTaskSuccess", new JsonObject { ["taskToken"] = token, ["output"] = "\"approved\"" });

        ((string)(await second.EndAsync("Ask", "one"))["output"]!).ShouldBe("\"approved\"");
        _steps.ShouldBe(["first", "ask"]);
    }

    [Fact]
    public async Task A_token_that_was_answered_is_known_as_closed_in_the_next_host()
    {
        var first = await StartAsync(null, ("Ask", Ask));
        await first.StartExecutionAsync("Ask", "one");
        var answer = new JsonObject { ["taskToken"] = await _asked.Task, ["output"] = "1" };
        await first.CallAsync("SendTaskSuccess", answer);
        await first.EndAsync("Ask", "one");
        await first.StopAsync();

        await using var second = await StartAsync(first.Folder, ("Ask", Ask));

        (await second.CodeOfAsync("SendTaskSuccess", answer)).ShouldBe("TaskTimedOut");
    }

    [Fact]
    public async Task What_has_ended_is_described_listed_and_told_by_the_next_host_and_its_name_is_taken()
    {
        var first = await StartAsync(null, ("Greet", Greet));
        await first.StartExecutionAsync("Greet", "one", """{"step":"first","x":1}""");
        var before = await first.EndAsync("Greet", "one");
        var request = new JsonObject { ["executionArn"] = WorkflowHost.ExecutionArn("Greet", "one") };
        var history = await first.CallAsync("GetExecutionHistory", request);
        await first.StopAsync();

        await using var second = await StartAsync(first.Folder, ("Greet", Greet));

        var after = await second.DescribeAsync("Greet", "one");
        foreach (var member in (string[])["status", "input", "output", "stopDate"])
        {
            after[member]!.ToJsonString().ShouldBe(before[member]!.ToJsonString());
        }

        (await second.CallAsync("GetExecutionHistory", request)).ToJsonString().ShouldBe(history.ToJsonString());
        var listed = await second.CallAsync("ListExecutions", new JsonObject { ["stateMachineArn"] = WorkflowHost.MachineArn("Greet"), ["statusFilter"] = "SUCCEEDED" });
        listed["executions"]!.AsArray().ShouldHaveSingleItem()!["name"]!.GetValue<string>().ShouldBe("one");
        (await Should.ThrowAsync<AwsServiceException>(() => second.StartExecutionAsync("Greet", "one", """{"step":"first","x":1}"""))).Code.ShouldBe("ExecutionAlreadyExists");
    }

    [Fact]
    public async Task A_name_is_free_again_after_ninety_days()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var first = await StartAsync(null, start, ("Greet", Greet));
        await first.StartExecutionAsync("Greet", "one");
        await first.EndAsync("Greet", "one");
        await first.StopAsync();

        await using var second = await StartAsync(first.Folder, start.AddDays(91), ("Greet", Greet));
        (await second.CallAsync("ListExecutions", new JsonObject { ["stateMachineArn"] = WorkflowHost.MachineArn("Greet") }))["executions"]!.AsArray().ShouldBeEmpty();

        await second.StartExecutionAsync("Greet", "one", """{"another":1}""");
        ((string)(await second.EndAsync("Greet", "one"))["input"]!).ShouldBe("""{"another":1}""");
    }

    [Fact]
    public async Task A_parent_waits_on_for_its_child_in_the_next_host_and_starts_no_second_one()
    {
        var first = await StartAsync(null, ("Ask", Ask), ("Parent", Parent));
        await first.StartExecutionAsync("Parent", "one");
        var token = await _asked.Task;
        await first.StopAsync();

        await using var second = await StartAsync(first.Folder, ("Ask", Ask), ("Parent", Parent));
        await second.CallAsync("SendTaskSuccess", new JsonObject { ["taskToken"] = token, ["output"] = """{"answer":42}""" });

        var ended = await second.EndAsync("Parent", "one");
        ((string)ended["status"]!).ShouldBe("SUCCEEDED", ended.ToJsonString());
        ((int)JsonNode.Parse((string)ended["output"]!)!["Output"]!["answer"]!).ShouldBe(42);
        (await second.CallAsync("ListExecutions", new JsonObject { ["stateMachineArn"] = WorkflowHost.MachineArn("Ask") }))["executions"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Stopping_a_parent_stops_its_child()
    {
        await using var host = await StartAsync(null, ("Ask", Ask), ("Parent", Parent));
        await host.StartExecutionAsync("Parent", "one");
        await _asked.Task;

        await host.CallAsync("StopExecution", new JsonObject { ["executionArn"] = WorkflowHost.ExecutionArn("Parent", "one") });

        var child = host.Host.Workflows.Recent.Single(execution => execution.Identity.StateMachine == "Ask");
        (await child.Completion.WaitAsync(TimeSpan.FromSeconds(30))).Status.ShouldBe(StatesLanguage.Execution.ExecutionStatus.Aborted);
    }

    [Fact]
    public async Task A_childs_failure_is_its_parents_with_the_description_as_the_cause()
    {
        await using var host = await StartAsync(null, ("Ask", Ask), ("Parent", Parent));
        await host.StartExecutionAsync("Parent", "one");
        await host.CallAsync("SendTaskFailure", new JsonObject { ["taskToken"] = await _asked.Task, ["error"] = "Rejected", ["cause"] = "not mine" });

        var ended = await host.EndAsync("Parent", "one");

        ((string)ended["error"]!).ShouldBe("States.TaskFailed");
        var cause = JsonNode.Parse((string)ended["cause"]!)!;
        ((string)cause["Status"]!).ShouldBe("FAILED");
        ((string)cause["Error"]!).ShouldBe("Rejected");
    }

    [Fact]
    public async Task A_damaged_journal_is_kept_and_the_others_go_on()
    {
        var first = await StartAsync(null, ("Ask", Ask));
        await first.StartExecutionAsync("Ask", "one");
        var token = await _asked.Task;
        await first.StopAsync();
        var running = Path.Combine(first.Folder, "data", "executions", "running");
        var damaged = Path.Combine(running, "Ask.damaged.jsonl");
        await File.WriteAllTextAsync(damaged, "{\"not\":\"an entry\"}\n{}\n");

        await using var second = await StartAsync(first.Folder, ("Ask", Ask));
        await second.CallAsync("SendTaskSuccess", new JsonObject { ["taskToken"] = token, ["output"] = "1" });

        ((string)(await second.EndAsync("Ask", "one"))["status"]!).ShouldBe("SUCCEEDED");
        File.Exists(damaged).ShouldBeTrue();
    }

    [Fact]
    public async Task A_failed_execution_is_redriven_from_the_state_that_failed_also_by_the_next_host()
    {
        const string TwoSteps = """
            {"StartAt":"First","States":{
              "First":{"Type":"Task","Resource":"${WorkArn}","Parameters":{"step":"first"},"ResultPath":null,"Next":"Second"},
              "Second":{"Type":"Task","Resource":"${WorkArn}","Parameters":{"step":"second"},"End":true}}}
            """;
        var isBroken = true;
        var arn = new JsonObject { ["executionArn"] = WorkflowHost.ExecutionArn("Two", "one") };
        Task<WorkflowHost> Start(string? folder) => WorkflowHost.StartAsync(engine, [("Two", TwoSteps)], input =>
        {
            _steps.Enqueue((string)input!["step"]!);
            return isBroken && _steps.Last() == "second" ? throw new InvalidOperationException("broken") : Task.FromResult<JsonNode?>("done");
        }, folder);
        var first = await Start(null);
        await first.StartExecutionAsync("Two", "one");
        ((string)(await first.EndAsync("Two", "one"))["redriveStatus"]!).ShouldBe("REDRIVABLE");
        await first.StopAsync();

        await using var second = await Start(first.Folder);
        isBroken = false;
        await second.CallAsync("RedriveExecution", arn.DeepClone().AsObject());
        var ended = await second.EndAsync("Two", "one");

        ((string)ended["status"]!).ShouldBe("SUCCEEDED");
        ((int)ended["redriveCount"]!).ShouldBe(1);
        _steps.ShouldBe(["first", "second", "second"]);
        (await second.CodeOfAsync("RedriveExecution", arn.DeepClone().AsObject())).ShouldBe("ExecutionNotRedrivable");
    }

    private Task<WorkflowHost> StartAsync(string? folder, params (string Name, string Definition)[] machines) => WorkflowHost.StartAsync(engine, machines, WorkAsync, folder);

    private Task<WorkflowHost> StartAsync(string? folder, DateTimeOffset now, params (string Name, string Definition)[] machines) =>
        WorkflowHost.StartAsync(engine, machines, WorkAsync, folder, options => options with { Clock = new ManualClock(now) });

    private Task<JsonNode?> WorkAsync(JsonNode? input)
    {
        if ((string?)input?["step"] is { } step)
            _steps.Enqueue(step);
        if ((string?)input?["token"] is { } token)
            _asked.TrySetResult(token);
        return Task.FromResult(input?.DeepClone());
    }
}
