using System.Text.Json.Nodes;
using SecondBrain.Lambda.Runtime;
using SecondBrain.Testing;
using SecondBrain.Testing.RuntimeApi;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>The executable that is deployed, under Lambda's Runtime API, whose table takes requests and does not answer until the time is nearly up.</summary>
public sealed class DeadlineTests(StepHost steps) : IClassFixture<StepHost>
{
    /// <summary>Under the four seconds that one attempt at DynamoDB may take.</summary>
    private static readonly TimeSpan TimeLeft = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData("CaptureNote", 202)]
    [InlineData("ReadNote", 404)]
    public async Task A_request_is_told_in_time_that_it_ran_out_of_time_and_the_next_one_is_served(string function, int served)
    {
        var (before, stopped, after) = await InvokeAsync(function);

        Status(before).ShouldBe(served, before.Text);
        stopped.Call.ShouldEndWith("/response");
        stopped.IsInTime.ShouldBeTrue();
        Status(stopped).ShouldBe(503, stopped.Text);
        ((string?)stopped.Json["headers"]!["retry-after"]).ShouldBe("1");
        ((string?)stopped.Json["headers"]!["content-type"]).ShouldBe("application/problem+json");
        ((string?)JsonNode.Parse((string)stopped.Json["body"]!)!["type"]).ShouldBe("urn:second-brain:problem:out-of-time");
        Status(after).ShouldBe(served, after.Text);
    }

    [Fact]
    public async Task A_search_is_told_in_time_that_it_ran_out_of_time()
    {
        await using var table = await SilentDynamoDb.StartAsync(steps.Host.DynamoDbEndpoint);
        await using var api = await RuntimeApiServer.StartAsync();
        table.IsSilent = true;
        await using var process = FunctionProcess.Start(steps.Host, "SearchNotes", api.Address, table.Address);
        api.Send("cold", await EventAsync("SearchNotes"), TimeLeft); // its code is compiled while it runs: on a busy machine that takes longer than what is left
        (await api.AnswerAsync()).Call.ShouldBe("invocation/cold/response");
        api.Send("stopped", await EventAsync("SearchNotes"), TimeLeft);

        var stopped = await api.AnswerAsync();

        Status(stopped).ShouldBe(503, stopped.Text);
        stopped.IsInTime.ShouldBeTrue();
    }

    [Fact]
    public async Task A_step_ends_in_time_with_the_error_that_its_workflow_retries_and_the_next_one_is_done()
    {
        var (before, stopped, after) = await InvokeAsync("DropOldVectors");

        before.Text.ShouldBe("""{"cursor":""}""");
        stopped.Call.ShouldEndWith("/error");
        stopped.IsInTime.ShouldBeTrue();
        stopped.ErrorType.ShouldBe(nameof(InvocationTimedOutException));
        ((string?)stopped.Json["errorType"]).ShouldBe(nameof(InvocationTimedOutException));
        after.Text.ShouldBe(before.Text);
        after.ConnectionId.ShouldBe(before.ConnectionId); // the same process
    }

    private async Task<(PostedAnswer Before, PostedAnswer Stopped, PostedAnswer After)> InvokeAsync(string function)
    {
        await using var table = await SilentDynamoDb.StartAsync(steps.Host.DynamoDbEndpoint);
        await using var api = await RuntimeApiServer.StartAsync();
        await using var process = FunctionProcess.Start(steps.Host, function, api.Address, table.Address);
        var input = await EventAsync(function);
        api.Send("before", input);
        var before = await api.AnswerAsync();
        table.IsSilent = true;
        api.Send("stopped", input, TimeLeft);
        var stopped = await api.AnswerAsync();
        table.IsSilent = false;
        api.Send("after", input);
        return (before, stopped, await api.AnswerAsync());
    }

    private static Task<string> EventAsync(string function) => File.ReadAllTextAsync(RepositoryPaths.Combine("events", function + ".json"));

    private static int Status(PostedAnswer answer) => (int?)answer.Json["statusCode"] ?? 0;
}
