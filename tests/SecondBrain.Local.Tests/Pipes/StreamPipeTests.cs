using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using SecondBrain.Local.Tests.Hosting;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.Testing.Engine;

namespace SecondBrain.Local.Tests.Pipes;

public sealed class StreamPipeTests(DynamoDbLocalFixture engine) : IClassFixture<DynamoDbLocalFixture>
{
    [Fact]
    public async Task A_record_has_the_shape_that_pipes_send()
    {
        await using var brain = await TestBrain.StartAsync(engine);
        await PutAsync(brain, "a");
        await brain.Host.WhenIdleAsync();

        var record = brain.Host.Workflows.Recent.ShouldHaveSingleItem().Input!.AsArray().ShouldHaveSingleItem()!;

        ((string)record["eventSource"]!).ShouldBe("aws:dynamodb");
        ((string)record["eventName"]!).ShouldBe("INSERT");
        ((string)record["eventSourceARN"]!).ShouldContain(brain.Table);
        ((string)record["dynamodb"]!["Keys"]!["PK"]!["S"]!).ShouldBe("a");
        ((string)record["dynamodb"]!["NewImage"]!["state"]!["S"]!).ShouldBe("new");
        ((string)record["dynamodb"]!["StreamViewType"]!).ShouldBe("NEW_IMAGE");
        record["dynamodb"]!["ApproximateCreationDateTime"]!.GetValueKind().ShouldBe(System.Text.Json.JsonValueKind.Number);
    }

    [Fact]
    public async Task Records_that_the_filter_leaves_out_start_nothing()
    {
        await using var brain = await TestBrain.StartAsync(engine);
        using (var tables = brain.Tables())
        {
            await tables.PutItemAsync(brain.Table, new() { ["PK"] = new("b"), ["SK"] = new("ITEM"), ["state"] = new("old") });
        }

        await brain.Host.WhenIdleAsync();

        brain.Host.Workflows.Recent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_batch_and_an_input_template_are_applied()
    {
        await using var brain = await TestBrain.StartAsync(engine, yaml: text => text
            .Replace("BatchSize: 1", "BatchSize: 3", StringComparison.Ordinal)
            .Replace("TargetParameters:", "TargetParameters:\n        InputTemplate: '{\"dynamodb\":{\"Keys\":<$.dynamodb.Keys>}}'", StringComparison.Ordinal));
        await Parallel.ForEachAsync(["a", "b", "c", "d"], async (id, _) => await PutAsync(brain, id));
        await brain.Host.WhenIdleAsync();

        var executions = brain.Host.Workflows.Recent;

        executions.Sum(execution => execution.Input!.AsArray().Count).ShouldBe(4);
        executions.ShouldAllBe(execution => execution.Input!.AsArray().Count <= 3);
        executions[0].Input![0]!.AsObject().Select(member => member.Key).ShouldBe(["dynamodb"]);
    }

    [Fact]
    public async Task A_failed_batch_of_a_pipe_that_waits_is_tried_again_and_then_set_aside()
    {
        await using var brain = await TestBrain.StartAsync(engine, yaml: text => text
            .Replace("FIRE_AND_FORGET", "REQUEST_RESPONSE", StringComparison.Ordinal)
            .Replace("MarkArn: !GetAtt Mark.Arn", "MarkArn: !GetAtt Fail.Arn", StringComparison.Ordinal));
        await PutAsync(brain, "bad");
        await brain.Host.WhenIdleAsync();

        brain.Host.Workflows.Recent.Count.ShouldBe(2);
        brain.Host.Workflows.Recent.ShouldAllBe(execution => execution.Status == ExecutionStatus.Failed);
        var line = (await File.ReadAllLinesAsync(brain.Host.Data.Combine("queues", "Letters.jsonl"))).ShouldHaveSingleItem();
        var message = JsonNode.Parse(line)!["body"]!;
        ((string)message["context"]!["condition"]!).ShouldBe("RetryAttemptsExhausted");
        ((int)message["DDBStreamBatchInfo"]!["batchSize"]!).ShouldBe(1);
        ((string)message["DDBStreamBatchInfo"]!["streamArn"]!).ShouldContain($"table/{brain.Table}/stream/");
    }

    [Fact]
    public async Task A_record_that_no_execution_can_take_is_set_aside_and_those_behind_it_go_on()
    {
        await using var brain = await TestBrain.StartAsync(engine);
        using (var tables = brain.Tables())
        {
            var tooLong = new string('x', SecondBrain.Local.Workflows.LocalWorkflows.MaxDataBytes);
            await tables.PutItemAsync(brain.Table, new Dictionary<string, AttributeValue> { ["PK"] = new("poison"), ["SK"] = new("ITEM"), ["state"] = new("new"), ["text"] = new(tooLong) });
        }

        await PutAsync(brain, "after");
        await brain.Host.WhenIdleAsync();

        brain.Host.Workflows.Recent.ShouldHaveSingleItem().Input!.ToJsonString().ShouldContain("after");
        var line = (await File.ReadAllLinesAsync(brain.Host.Data.Combine("queues", "Letters.jsonl"))).ShouldHaveSingleItem();
        ((int)JsonNode.Parse(line)!["body"]!["DDBStreamBatchInfo"]!["batchSize"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_pipe_without_a_stream_is_refused()
    {
        var refusal = await Should.ThrowAsync<SecondBrain.Local.Template.TemplateException>(() => TestBrain.StartAsync(
            engine, yaml: text => text.Replace("StreamSpecification: { StreamViewType: NEW_IMAGE }", "BillingMode: PAY_PER_REQUEST", StringComparison.Ordinal)));

        refusal.Message.ShouldContain("give the table a StreamSpecification");
    }

    private static async Task PutAsync(TestBrain brain, string id)
    {
        using var tables = brain.Tables();
        await tables.PutItemAsync(brain.Table, new Dictionary<string, AttributeValue> { ["PK"] = new(id), ["SK"] = new("ITEM"), ["state"] = new("new") });
    }
}
