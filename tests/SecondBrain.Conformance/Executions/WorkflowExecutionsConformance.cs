using System.Text.Json.Nodes;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Paging;

namespace SecondBrain.Conformance.Executions;

/// <summary>What every <see cref="IWorkflowExecutions"/> does; stopping and redriving, which moto does not do, are tested where they are done. The workflow under it has one state, <c>Ask</c>: a task that waits for its token; its result is the execution's output.</summary>
public abstract class WorkflowExecutionsConformance
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    protected abstract IWorkflowExecutions Executions { get; }

    /// <summary>The one workflow that there is.</summary>
    protected abstract WorkflowName Workflow { get; }

    /// <summary>False for a server that gives a whole history at once.</summary>
    protected virtual bool PagesHistory => true;

    /// <summary>False for a server that forgets why a waiting task was failed.</summary>
    protected virtual bool KeepsCauses => true;

    /// <summary>The token of the next task that waits, once it waits.</summary>
    protected abstract Task<string> NextTokenAsync();

    [PortFact]
    public async Task A_start_is_the_same_while_it_runs_and_its_name_is_taken_by_another_input()
    {
        var started = await StartAsync("one", 1);

        (await StartAsync("one", 1)).ShouldBe(started.ShouldBeOfType<StartResult.Started>());
        (await StartAsync("one", 2)).ShouldBe(new StartResult.NameTaken("one"));
    }

    [PortFact]
    public async Task The_name_of_an_execution_that_has_ended_is_taken()
    {
        await StartAsync("one", 1);
        await Executions.SucceedTaskAsync(await NextTokenAsync(), new JsonObject(), default);
        await EndAsync("one");

        (await StartAsync("one", 1)).ShouldBe(new StartResult.NameTaken("one"));
    }

    [PortFact]
    public async Task An_answered_task_ends_its_execution_with_that_output()
    {
        await StartAsync("one", 1);
        var running = (await FindAsync("one")).ShouldNotBeNull();
        (running.Status, running.Output, running.StoppedAt).ShouldBe((ExecutionStatus.Running, null, null));

        (await Executions.SucceedTaskAsync(await NextTokenAsync(), new JsonObject { ["done"] = "sí" }, default)).ShouldBe(TaskTokenResult.Accepted);

        var ended = await EndAsync("one");
        ended.Status.ShouldBe(ExecutionStatus.Succeeded);
        ended.Name.ShouldBe("one");
        ((int)ended.Input!["a"]!).ShouldBe(1);
        ((string)ended.Output!["done"]!).ShouldBe("sí");
        ended.StoppedAt.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(ended.StartedAt);
    }

    [PortFact]
    public async Task A_task_that_is_failed_fails_its_execution_with_that_error()
    {
        await StartAsync("one", 1);

        (await Executions.FailTaskAsync(await NextTokenAsync(), "Rejected", "not mine", default)).ShouldBe(TaskTokenResult.Accepted);

        var ended = await EndAsync("one");
        (ended.Status, ended.Error).ShouldBe((ExecutionStatus.Failed, "Rejected"));
        ended.Cause.ShouldBe(KeepsCauses ? "not mine" : null);
        ended.Output.ShouldBeNull();
    }

    [PortFact]
    public async Task A_waiting_task_takes_heartbeats_and_a_strange_token_is_invalid()
    {
        await StartAsync("one", 1);

        (await Executions.HeartbeatAsync(await NextTokenAsync(), default)).ShouldBe(TaskTokenResult.Accepted);

        (await FindAsync("one"))!.Status.ShouldBe(ExecutionStatus.Running);
        (await Executions.HeartbeatAsync("nobody's", default)).ShouldBe(TaskTokenResult.Invalid);
        (await Executions.SucceedTaskAsync("nobody's", new JsonObject(), default)).ShouldBe(TaskTokenResult.Invalid);
        (await Executions.FailTaskAsync("nobody's", "E", null, default)).ShouldBe(TaskTokenResult.Invalid);
    }

    [PortFact]
    public async Task Executions_are_listed_by_status()
    {
        await StartAsync("one", 1);
        await Executions.SucceedTaskAsync(await NextTokenAsync(), new JsonObject(), default);
        await EndAsync("one");
        await StartAsync("two", 2);
        await StartAsync("three", 3);

        (await NamesAsync(null)).ShouldBe(["one", "three", "two"]);
        (await NamesAsync(ExecutionStatus.Running)).ShouldBe(["three", "two"]);
        (await NamesAsync(ExecutionStatus.Succeeded)).ShouldBe(["one"]);
        (await NamesAsync(ExecutionStatus.TimedOut)).ShouldBeEmpty();
    }

    [PortFact]
    public async Task Executions_are_read_in_pages_and_a_foreign_cursor_is_refused()
    {
        string[] names = ["one", "two", "three"];
        foreach (var name in names)
            await StartAsync(name, 1);

        var first = await Executions.ListAsync(Workflow, null, new PageRequest(2), default);
        var second = await Executions.ListAsync(Workflow, null, new PageRequest(2, first.Next.ShouldNotBeNull()), default);

        first.Items.Count.ShouldBe(2);
        second.Next.ShouldBeNull();
        first.Items.Concat(second.Items).Select(item => item.Name).ShouldBe(names, ignoreOrder: true);
        await Should.ThrowAsync<InvalidCursorException>(() => Executions.ListAsync(Workflow, null, new PageRequest(2, "?"), default));
    }

    [PortFact]
    public async Task The_history_is_read_from_its_beginning_in_pages()
    {
        await StartAsync("one", 1);
        await Executions.SucceedTaskAsync(await NextTokenAsync(), new JsonObject(), default);
        await EndAsync("one");

        var events = new List<ExecutionEvent>();
        string? cursor = null;
        do
        {
            var page = await Executions.HistoryAsync(Workflow, "one", new PageRequest(2, cursor), default);
            page.Items.Count.ShouldBe(PagesHistory ? 2 : 8);
            events.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        events.Select(item => item.Type).ShouldBe(["ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded"]);
        events.Select(item => item.Id).ShouldBe(Enumerable.Range(1, 8).Select(id => (long)id));
        events.Skip(2).ShouldAllBe(item => item.PreviousEventId == item.Id - 1);
        ((string)events[1].Details!["name"]!).ShouldBe("Ask");
        ((string)events[^1].Details!["output"]!).ShouldBe("{}");
    }

    [PortFact]
    public async Task What_is_not_there_is_told_without_an_exception()
    {
        (await FindAsync("none")).ShouldBeNull();
        (await Executions.HistoryAsync(Workflow, "none", new PageRequest(), default)).Items.ShouldBeEmpty();
        (await Executions.StopAsync(Workflow, "none", null, null, default)).ShouldBeFalse();
        (await NamesAsync(null)).ShouldBeEmpty();
        Executions.Workflows.ShouldBe([Workflow]);
    }

    [PortFact]
    public async Task A_cancelled_start_starts_nothing()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => Executions.StartAsync(Workflow, "one", new JsonObject(), new CancellationToken(canceled: true)));

        (await FindAsync("one")).ShouldBeNull();
    }

    private Task<StartResult> StartAsync(string name, int a) => Executions.StartAsync(Workflow, name, new JsonObject { ["a"] = a }, default);

    private Task<WorkflowExecution?> FindAsync(string name) => Executions.FindAsync(Workflow, name, default);

    private async Task<string[]> NamesAsync(string? status) =>
        [.. (await Executions.ListAsync(Workflow, status, new PageRequest(), default)).Items.Select(item => item.Name).Order(StringComparer.Ordinal)];

    // the port has no way to wait for an end: each look is a call, and the last of them decides
    private async Task<WorkflowExecution> EndAsync(string name)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var found = (await Executions.FindAsync(Workflow, name, patience.Token)).ShouldNotBeNull();
            if (found.Status != ExecutionStatus.Running)
                return found;
        }
    }
}
