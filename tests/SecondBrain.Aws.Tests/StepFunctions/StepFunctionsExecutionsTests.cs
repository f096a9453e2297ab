using System.Text.Json.Nodes;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.StepFunctions;
using SecondBrain.Aws.Tests.Loopback;
using SecondBrain.Conformance;
using SecondBrain.Conformance.Executions;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Identity;

namespace SecondBrain.Aws.Tests.StepFunctions;

/// <summary>The adapter against moto's Step Functions; the task that waits sends its token to a queue. moto has no RedriveExecution and no StartSyncExecution, and StopExecution leaves a waiting task alone: see <see cref="StepFunctionsClientTests"/>.</summary>
[RequiresTool("moto_server", "pip install 'moto[server]'")]
public sealed class StepFunctionsExecutionsTests(MotoWorkflows moto) : WorkflowExecutionsConformance, IClassFixture<MotoWorkflows>, IAsyncLifetime
{
    private static readonly AwsJsonService Sqs = new("sqs", "sqs", "1.0");

    private AwsJsonClient? _queues;
    private string? _queue;
    private StepFunctionsExecutions? _executions;

    protected override IWorkflowExecutions Executions => _executions!;

    protected override WorkflowName Workflow => WorkflowName.MergeNotes;

    protected override bool PagesHistory => false;

    protected override bool KeepsCauses => false;

    public async Task InitializeAsync()
    {
        if (RequiresToolAttribute.Missing("moto_server", "") is not null)
            return;

        var options = Clients.Options(moto.Address) with { Region = "us-east-1" };
        var client = new StepFunctionsClient(Clients.Http, options);
        var name = new IdSource(TimeProvider.System).Next();
        _queues = new AwsJsonClient(Clients.Http, Sqs, options);
        _queue = (string)(await _queues.CallAsync("AmazonSQS.CreateQueue", new JsonObject { ["QueueName"] = name }))["QueueUrl"]!;
        var definition = JsonNode.Parse($$$"""
            {"StartAt":"Ask","States":{"Ask":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","TimeoutSeconds":600,"HeartbeatSeconds":300,
            "Parameters":{"QueueUrl":"{{{_queue}}}","MessageBody":{"token.$":"$$.Task.Token"} },"End":true} } }
            """)!;
        var machine = await client.CallAsync(
            "CreateStateMachine", new JsonObject { ["name"] = name, ["definition"] = definition.ToJsonString(), ["roleArn"] = "arn:aws:iam::123456789012:role/workflow" });
        var arn = (string)machine["stateMachineArn"]!;
        _executions = new StepFunctionsExecutions(client, workflow => workflow == WorkflowName.MergeNotes ? arn : null);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    protected override async Task<string> NextTokenAsync()
    {
        for (var looks = 0; looks < 30; looks++)
        {
            var received = await _queues!.CallAsync("AmazonSQS.ReceiveMessage", new JsonObject { ["QueueUrl"] = _queue, ["WaitTimeSeconds"] = 1 });
            if ((received["Messages"] as JsonArray)?.FirstOrDefault() is { } message)
            {
                await _queues.CallAsync("AmazonSQS.DeleteMessage", new JsonObject { ["QueueUrl"] = _queue, ["ReceiptHandle"] = (string)message["ReceiptHandle"]! });
                return (string)JsonNode.Parse((string)message["Body"]!)!["token"]!;
            }
        }

        throw new InvalidOperationException("No task has sent its token.");
    }
}
