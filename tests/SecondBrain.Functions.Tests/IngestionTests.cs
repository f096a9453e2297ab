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
    public async Task A_note_whose_model_is_down_is_deferred_found_by_its_words_and_embedded_by_a_retry()
    {
        _embeddings.Broken = true;
        var capture = await _brain.CaptureAsync("# Later\n\nThe model is down.\n");
        var deferred = await _brain.ReceiptAsync(capture);

        ((string)deferred["state"]!).ShouldBe("deferred");
        deferred["deferred"]!.ToJsonString().ShouldBe("""[{"part":"embed","reason":"Bedrock.ServiceUnavailableException"}]""");
        deferred["searchable"].ShouldNotBeNull();
        deferred["linked"].ShouldNotBeNull();
        ((string)(await _brain.GetAsync($"/notes/{capture["id"]}"))["content"]!).ShouldBe("# Later\n\nThe model is down.\n");
        (await _brain.GetAsync("/search?q=model+down"))["items"]!.AsArray().Count.ShouldBe(1);
        ((int)(await _brain.GetAsync("/stats"))["embedded"]!).ShouldBe(0);

        _embeddings.Broken = false;
        (await _brain.SendAsync(HttpMethod.Post, $"{capture["receipt"]}/retry")).Status.ShouldBe(HttpStatusCode.Accepted);
        var completed = await _brain.ReceiptAsync(capture, "completed");
        completed["deferred"]!.AsArray().ShouldBeEmpty();
        ((int)completed["attempts"]!).ShouldBe(2);
        ((int)(await _brain.GetAsync("/stats"))["embedded"]!).ShouldBe(1); // announced a second time
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
