using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using SecondBrain.Core.Access;
using SecondBrain.Functions.Tests.Reembedding;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>A record of the stream that no execution can take, with the pipe of the shipped template.</summary>
public sealed class PoisonedRecordTests
{
    /// <summary>A record is longer than an execution's input can be, and not than an item.</summary>
    private const int TooLong = 300_000;

    [Fact]
    public async Task A_poisoned_record_goes_to_the_queue_the_rest_go_on_and_its_capture_can_be_retried()
    {
        using var models = new TwoModels();
        await using var host = await LocalHost.StartAsync(new LocalHostOptions
        {
            TemplatePath = RepositoryPaths.Combine("template.yaml"),
            Port = 0,
            InMemory = true,
            Embeddings = models,
            PipePause = static _ => TimeSpan.Zero,
        });
        var token = host.Issuer.Mint(new TokenRequest("poison", "owner", [.. Scope.All], TimeSpan.FromHours(1)));
        using var client = new BrainClient(host.Url, "poison", token);
        using var table = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = host.DynamoDbEndpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var poisoned = await client.CaptureAsync("# Poisoned\n");
        await client.ReceiptAsync(poisoned, "completed");
        await UpdateAsync("SET #state = :captured, padding = :padding, GSI1PK = :pending, GSI1SK = :then", new()
        {
            [":captured"] = new("captured"),
            [":padding"] = new(new string('x', TooLong)),
            [":pending"] = new("SYSTEM#PENDING"),
            [":then"] = new("2020"),
        });
        var others = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => client.CaptureAsync($"# Other {i}\n")));
        foreach (var other in others)
        {
            await client.ReceiptAsync(other, "completed");
        }

        await host.WhenIdleAsync();
        var pipe = host.Template.Pipes.ShouldHaveSingleItem();
        var queue = host.Queues.Single(each => host.Template.Queues.Single(one => one.Arn == pipe.DeadLetterArn).Name == each.Name);
        var line = (await File.ReadAllLinesAsync(queue.FilePath)).ShouldHaveSingleItem();
        var message = JsonNode.Parse(line)!["body"]!;
        ((string?)message["context"]!["condition"]).ShouldBe("RetryAttemptsExhausted");
        ((int)message["context"]!["approximateInvokeCount"]!).ShouldBe(pipe.MaximumRetryAttempts + 1);
        var batch = message["DDBStreamBatchInfo"]!;
        ((int)batch["batchSize"]!).ShouldBe(1);
        ((string?)batch["streamArn"]).ShouldNotBeNull().ShouldContain(host.Template.Tables[0].Name);
        foreach (var field in (string[])["shardId", "startSequenceNumber", "endSequenceNumber"])
        {
            ((string?)batch[field]).ShouldNotBeNullOrEmpty(field);
        }

        ((string)(await client.GetAsync((string)poisoned["receipt"]!))["state"]!).ShouldBe("captured");

        // what is too long is taken away, and the schedule gives every capture that waits to the pipe again
        await UpdateAsync("SET #state = :captured REMOVE padding", new() { [":captured"] = new("captured") });
        await FunctionCalls.InvokeAsync(host, "RedriveCaptures", "{\"olderThanSeconds\":0}");
        await client.ReceiptAsync(poisoned, "completed");

        Task UpdateAsync(string expression, Dictionary<string, AttributeValue> values) => table.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = host.Template.Tables[0].Name,
            Key = new() { ["PK"] = new($"poison#CAPTURE#{((string)poisoned["receipt"]!).Split('/')[^1]}"), ["SK"] = new("RECEIPT") },
            UpdateExpression = expression,
            ExpressionAttributeNames = new() { ["#state"] = "state" },
            ExpressionAttributeValues = values,
        });
    }
}
