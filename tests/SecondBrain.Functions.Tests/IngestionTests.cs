using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Functions.Tests;

/// <summary>What happens when the workflow fails or is interrupted.</summary>
public sealed class IngestionTests(SwitchableHost switchable) : IClassFixture<SwitchableHost>, IDisposable
{
    private readonly LocalHost _host = switchable.Host;
    private readonly SwitchableEmbeddings _embeddings = switchable.Embeddings;
    private readonly BrainClient _brain = switchable.NewBrain();

    public void Dispose()
    {
        _embeddings.Broken = false;
        _brain.Dispose();
    }

    [Fact]
    public async Task A_failed_ingestion_says_where_leaves_the_note_readable_and_can_be_retried()
    {
        _embeddings.Broken = true;
        using var response = await _brain.PostAsync("# Later\n\nThe model is down.\n");
        var capture = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        var failed = await _brain.ReceiptAsync(capture);
        ((string)failed["state"]!).ShouldBe("failed");
        ((string)failed["failedAt"]!).ShouldBe("Embed Chunks");
        failed["error"].ShouldNotBeNull();
        failed["searchable"].ShouldBeNull();
        ((string)(await _brain.GetAsync($"/notes/{capture["id"]}"))["content"]!).ShouldBe("# Later\n\nThe model is down.\n");

        _embeddings.Broken = false;
        (await _brain.SendAsync(HttpMethod.Post, $"{capture["receipt"]}/retry")).Status.ShouldBe(HttpStatusCode.Accepted);
        var completed = await _brain.ReceiptAsync(capture);
        ((string)completed["state"]!).ShouldBe("completed");
        completed["failedAt"].ShouldBeNull();
        ((int)completed["attempts"]!).ShouldBe(2);
        (await _brain.GetAsync("/search?q=model+down"))["items"]!.AsArray().Count.ShouldBe(1);
        (await _brain.SendAsync(HttpMethod.Post, $"{capture["receipt"]}/retry")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_search_goes_on_by_words_when_the_model_does_not_answer()
    {
        await _brain.CaptureAsync("# Lighthouse\n\nThe keeper counts ships.\n");
        _embeddings.Broken = true;

        using var response = await _brain.Http.GetAsync("/search?q=keeper");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("x-search-degraded").ShouldBe(["words-only"]);
        (await _brain.GetAsync("/search?q=keeper"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_capture_that_no_execution_finished_is_taken_up_again()
    {
        var capture = await _brain.CaptureAsync("# Interrupted\n");
        await _brain.ReceiptAsync(capture);
        await _host.WhenIdleAsync();
        using var client = Client();
        var key = new Dictionary<string, AttributeValue>
        {
            ["PK"] = new() { S = $"{_brain.Brain}#CAPTURE#{((string)capture["receipt"]!).Split('/')[^1]}" },
            ["SK"] = new() { S = "RECEIPT" },
        };
        await client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = _host.Template.Tables[0].Name,
            Key = key,
            UpdateExpression = "SET #state = :state, GSI1PK = :pending, GSI1SK = :at",
            ExpressionAttributeNames = new() { ["#state"] = "state" },
            ExpressionAttributeValues = new() { [":state"] = new() { S = "ingesting" }, [":pending"] = new() { S = "SYSTEM#PENDING" }, [":at"] = new() { S = "2020" } },
        });

        (await FunctionCalls.InvokeAsync(_host, "RedriveCaptures", """{"olderThanSeconds":0}"""))["redriven"]!.GetValue<int>().ShouldBe(1);

        ((string)(await _brain.ReceiptAsync(capture))["state"]!).ShouldBe("completed");
    }

    private AmazonDynamoDBClient Client() => new(
        new BasicAWSCredentials("local", "local"),
        new AmazonDynamoDBConfig { ServiceURL = _host.DynamoDbEndpoint.ToString(), AuthenticationRegion = "us-east-1" });
}
