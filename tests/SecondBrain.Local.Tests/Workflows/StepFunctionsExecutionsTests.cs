using System.Text.Json.Nodes;
using SecondBrain.Aws.StepFunctions;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Paging;
using SecondBrain.Testing.Engine;

namespace SecondBrain.Local.Tests.Workflows;

/// <summary>The adapter that functions use, against the host's Step Functions API.</summary>
public sealed class StepFunctionsExecutionsTests(DynamoDbLocalFixture engine) : IClassFixture<DynamoDbLocalFixture>
{
    private const string Ask = """
        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","TimeoutSeconds":3600,
        "Parameters":{"FunctionName":"${WorkArn}","Payload":{"token.$":"$$.Task.Token"}},"End":true}}}
        """;

    private readonly TaskCompletionSource<string> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_start_is_the_same_while_it_runs_and_taken_when_it_has_ended()
    {
        await using var host = await StartAsync();
        var executions = Adapter(host);

        var started = await executions.StartAsync(WorkflowName.MergeNotes, "one", new JsonObject { ["a"] = 1 }, default);
        (await executions.StartAsync(WorkflowName.MergeNotes, "one", new JsonObject { ["a"] = 1 }, default)).ShouldBe(started.ShouldBeOfType<StartResult.Started>());
        (await executions.StartAsync(WorkflowName.MergeNotes, "one", new JsonObject { ["a"] = 2 }, default)).ShouldBe(new StartResult.NameTaken("one"));

        (await executions.SucceedTaskAsync(await _asked.Task, new JsonObject { ["done"] = true }, default)).ShouldBe(TaskTokenResult.Accepted);
        await host.EndAsync("Merge", "one");
        (await executions.StartAsync(WorkflowName.MergeNotes, "one", new JsonObject { ["a"] = 1 }, default)).ShouldBe(new StartResult.NameTaken("one"));

        var found = (await executions.FindAsync(WorkflowName.MergeNotes, "one", default)).ShouldNotBeNull();
        found.Status.ShouldBe(ExecutionStatus.Succeeded);
        ((int)found.Input!["a"]!).ShouldBe(1);
        ((bool)found.Output!["done"]!).ShouldBeTrue();
        found.StoppedAt.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(found.StartedAt);
    }

    [Fact]
    public async Task A_token_is_answered_once_and_a_strange_one_is_invalid()
    {
        await using var host = await StartAsync();
        var executions = Adapter(host);
        await executions.StartAsync(WorkflowName.MergeNotes, "one", new JsonObject(), default);
        var token = await _asked.Task;

        (await executions.HeartbeatAsync(token, default)).ShouldBe(TaskTokenResult.Accepted);
        (await executions.FailTaskAsync(token, "Rejected", "not mine", default)).ShouldBe(TaskTokenResult.Accepted);
        (await executions.SucceedTaskAsync(token, new JsonObject(), default)).ShouldBe(TaskTokenResult.TimedOut);
        (await executions.HeartbeatAsync(token, default)).ShouldBe(TaskTokenResult.TimedOut);
        (await executions.FailTaskAsync("nobody's", "E", null, default)).ShouldBe(TaskTokenResult.Invalid);

        await host.EndAsync("Merge", "one");
        var found = (await executions.FindAsync(WorkflowName.MergeNotes, "one", default)).ShouldNotBeNull();
        (found.Status, found.Error, found.Cause).ShouldBe((ExecutionStatus.Failed, "Rejected", "not mine"));
    }

    [Fact]
    public async Task Executions_and_events_are_read_in_pages()
    {
        await using var host = await StartAsync();
        var executions = Adapter(host);
        foreach (var name in (string[])["one", "two", "three"])
        {
            await executions.StartAsync(WorkflowName.MergeNotes, name, new JsonObject(), default);
        }

        var first = await executions.ListAsync(WorkflowName.MergeNotes, ExecutionStatus.Running, new PageRequest(2), default);
        var second = await executions.ListAsync(WorkflowName.MergeNotes, ExecutionStatus.Running, new PageRequest(2, first.Next), default);
        first.Items.Concat(second.Items).Select(item => item.Name).ShouldBe(["three", "two", "one"]);
        second.Next.ShouldBeNull();
        (await executions.ListAsync(WorkflowName.MergeNotes, ExecutionStatus.Failed, new PageRequest(), default)).Items.ShouldBeEmpty();
        await Should.ThrowAsync<InvalidCursorException>(() => executions.ListAsync(WorkflowName.MergeNotes, null, new PageRequest(2, "?"), default));

        await _asked.Task;
        var history = await executions.HistoryAsync(WorkflowName.MergeNotes, "one", new PageRequest(2), default);
        history.Items.Select(item => item.Type).ShouldBe(["ExecutionStarted", "TaskStateEntered"]);
        history.Items[1].PreviousEventId.ShouldBe(1);
        ((string)history.Items[1].Details!["name"]!).ShouldBe("Ask");
        (await executions.HistoryAsync(WorkflowName.MergeNotes, "one", new PageRequest(2, history.Next), default)).Items[0].Type.ShouldBe("TaskScheduled");
    }

    [Fact]
    public async Task A_stopped_execution_is_aborted_and_can_be_redriven()
    {
        await using var host = await StartAsync();
        var executions = Adapter(host);
        await executions.StartAsync(WorkflowName.MergeNotes, "one", new JsonObject(), default);
        await _asked.Task;

        (await executions.RedriveAsync(WorkflowName.MergeNotes, "one", default)).ShouldBeFalse();
        (await executions.StopAsync(WorkflowName.MergeNotes, "one", "Enough", "by hand", default)).ShouldBeTrue();
        var stopped = (await executions.FindAsync(WorkflowName.MergeNotes, "one", default)).ShouldNotBeNull();
        (stopped.Status, stopped.Error, stopped.Cause).ShouldBe((ExecutionStatus.Aborted, "Enough", "by hand"));
        (await executions.RedriveAsync(WorkflowName.MergeNotes, "one", default)).ShouldBeTrue();
        var again = (await executions.FindAsync(WorkflowName.MergeNotes, "one", default)).ShouldNotBeNull();
        (again.Status, again.RedriveCount).ShouldBe((ExecutionStatus.Running, 1));
    }

    [Fact]
    public async Task What_is_not_there_is_told_without_an_exception()
    {
        await using var host = await StartAsync();
        var executions = Adapter(host);

        (await executions.FindAsync(WorkflowName.MergeNotes, "none", default)).ShouldBeNull();
        (await executions.HistoryAsync(WorkflowName.MergeNotes, "none", new PageRequest(), default)).Items.ShouldBeEmpty();
        (await executions.StopAsync(WorkflowName.MergeNotes, "none", null, null, default)).ShouldBeFalse();
        (await executions.RedriveAsync(WorkflowName.MergeNotes, "none", default)).ShouldBeFalse();
        executions.Workflows.ShouldBe([WorkflowName.MergeNotes]);
        (await Should.ThrowAsync<InvalidOperationException>(() => executions.FindAsync(WorkflowName.EraseNote, "none", default))).Message.ShouldContain("ERASE_NOTE_STATE_MACHINE_ARN");
    }

    private static StepFunctionsExecutions Adapter(WorkflowHost host) =>
        new(host.Client, workflow => workflow == WorkflowName.MergeNotes ? WorkflowHost.MachineArn("Merge") : null);

    private Task<WorkflowHost> StartAsync() => WorkflowHost.StartAsync(engine, [("Merge", Ask)], input =>
    {
        _asked.TrySetResult((string)input!["token"]!);
        return Task.FromResult<JsonNode?>(null);
    });
}
