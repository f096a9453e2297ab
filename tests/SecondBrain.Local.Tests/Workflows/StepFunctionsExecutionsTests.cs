using System.Text.Json.Nodes;
using System.Threading.Channels;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.StepFunctions;
using SecondBrain.Conformance.Executions;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Paging;
using SecondBrain.Testing.Engine;

namespace SecondBrain.Local.Tests.Workflows;

/// <summary>The adapter that functions use, against the host's Step Functions API.</summary>
public sealed class StepFunctionsExecutionsTests(DynamoDbLocalFixture engine) : WorkflowExecutionsConformance, IClassFixture<DynamoDbLocalFixture>, IAsyncLifetime
{
    private const string Ask = """
        {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken","TimeoutSeconds":3600,
        "Parameters":{"FunctionName":"${WorkArn}","Payload":{"token.$":"$$.Task.Token"}},"End":true}}}
        """;

    private readonly Channel<string> _asked = Channel.CreateUnbounded<string>();
    private WorkflowHost? _host;
    private StepFunctionsExecutions? _executions;

    protected override IWorkflowExecutions Executions => _executions!;

    protected override WorkflowName Workflow => WorkflowName.MergeNotes;

    public async Task InitializeAsync()
    {
        _host = await WorkflowHost.StartAsync(engine, [("Merge", Ask), ("ExpressEcho", """{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}""")], async input =>
        {
            await _asked.Writer.WriteAsync((string)input!["token"]!);
            return null;
        });
        _executions = new(_host.Client, workflow => workflow == WorkflowName.MergeNotes ? WorkflowHost.MachineArn("Merge") : null);
    }

    public async Task DisposeAsync() => await _host!.DisposeAsync();

    protected override async Task<string> NextTokenAsync() => await _asked.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    [Fact]
    public async Task A_token_is_answered_once()
    {
        await Executions.StartAsync(Workflow, "one", new JsonObject(), default);
        var token = await NextTokenAsync();

        (await Executions.SucceedTaskAsync(token, new JsonObject(), default)).ShouldBe(TaskTokenResult.Accepted);
        (await Executions.FailTaskAsync(token, "E", null, default)).ShouldBe(TaskTokenResult.TimedOut);
        (await Executions.HeartbeatAsync(token, default)).ShouldBe(TaskTokenResult.TimedOut);
    }

    [Fact]
    public async Task The_newest_execution_is_listed_first()
    {
        foreach (var name in (string[])["one", "two", "three"])
            await Executions.StartAsync(Workflow, name, new JsonObject(), default);

        (await Executions.ListAsync(Workflow, null, new PageRequest(), default)).Items.Select(item => item.Name).ShouldBe(["three", "two", "one"]);
    }

    [Fact]
    public async Task A_stopped_execution_is_aborted_and_can_be_redriven_and_one_that_runs_cannot()
    {
        await Executions.StartAsync(Workflow, "one", new JsonObject(), default);
        await NextTokenAsync();

        (await Executions.RedriveAsync(Workflow, "one", default)).ShouldBeFalse();
        (await Executions.RedriveAsync(Workflow, "none", default)).ShouldBeFalse();
        (await Executions.StopAsync(Workflow, "one", "Enough", "by hand", default)).ShouldBeTrue();
        var stopped = (await Executions.FindAsync(Workflow, "one", default)).ShouldNotBeNull();
        (stopped.Status, stopped.Error, stopped.Cause).ShouldBe((ExecutionStatus.Aborted, "Enough", "by hand"));
        (await Executions.RedriveAsync(Workflow, "one", default)).ShouldBeTrue();

        var again = (await Executions.FindAsync(Workflow, "one", default)).ShouldNotBeNull();
        (again.Status, again.RedriveCount).ShouldBe((ExecutionStatus.Running, 1));
    }

    [Fact]
    public async Task A_synchronous_start_runs_an_express_workflow_to_its_end_and_no_other()
    {
        var ended = await _host!.Client.StartSyncExecutionAsync(new StartSyncExecutionRequest(WorkflowHost.MachineArn("ExpressEcho"), "x", """{"a":"ñ"}"""));

        (ended.Status, ended.Name, JsonNode.Parse(ended.Output!)!["a"]!.ToString()).ShouldBe(("SUCCEEDED", "x", "ñ"));
        ended.BillingDetails.ShouldNotBeNull().BilledMemoryUsedInMB.ShouldBe(64);
        (await Should.ThrowAsync<AwsServiceException>(() => _host.Client.StartSyncExecutionAsync(new StartSyncExecutionRequest(WorkflowHost.MachineArn("Merge"))))).Code.ShouldBe("StateMachineTypeNotSupported");
    }

    [Fact]
    public async Task A_workflow_that_the_function_was_not_given_is_told_by_its_variable() =>
        (await Should.ThrowAsync<InvalidOperationException>(() => Executions.FindAsync(WorkflowName.EraseNote, "none", default))).Message.ShouldContain("ERASE_NOTE_STATE_MACHINE_ARN");
}
