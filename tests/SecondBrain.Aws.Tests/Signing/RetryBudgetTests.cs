using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.Tests.Loopback;

namespace SecondBrain.Aws.Tests.Signing;

/// <summary>What bounds retries beside their number: the client's budget, the service's own word, and the caller's deadline.</summary>
public sealed class RetryBudgetTests
{
    private const string Target = "AWSStepFunctions.DescribeExecution";

    [Fact]
    public async Task A_client_whose_calls_fail_retries_until_its_budget_is_spent_and_no_longer()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => Answer(context, 503));
        var client = Client(server, new AwsRetry { BaseDelay = TimeSpan.Zero, BudgetTokens = 30 });

        for (var call = 0; call < 10; call++)
            await Should.ThrowAsync<AwsServiceException>(() => client.CallAsync(Target, new JsonObject()));

        // ten calls and 30 / 5 retries; without a budget they would be 50
        server.Requests.Count.ShouldBe(16);
        client.Budget.Tokens.ShouldBe(0);
    }

    [Fact]
    public async Task A_success_gives_back_what_its_retry_took_and_a_first_success_one_token()
    {
        var failing = true;
        await using var server = await LoopbackServer.StartAsync((_, context) => Answer(context, failing ? 503 : 200));
        var client = Client(server, new AwsRetry { BaseDelay = TimeSpan.Zero, BudgetTokens = 100, MaxRetries = 2 });

        await Should.ThrowAsync<AwsServiceException>(() => client.CallAsync(Target, new JsonObject()));
        client.Budget.Tokens.ShouldBe(90);

        failing = false;
        await client.CallAsync(Target, new JsonObject());
        client.Budget.Tokens.ShouldBe(91);

        var attempts = 0;
        await using var recovering = await LoopbackServer.StartAsync((_, context) => Answer(context, Interlocked.Increment(ref attempts) == 1 ? 503 : 200));
        var other = Client(recovering, new AwsRetry { BaseDelay = TimeSpan.Zero, BudgetTokens = 100 });
        await other.CallAsync(Target, new JsonObject());
        other.Budget.Tokens.ShouldBe(100);
    }

    [Fact]
    public void A_time_out_costs_twice_a_retry_and_the_bucket_never_holds_more_than_it_began_with()
    {
        var budget = new RetryBudget();

        budget.TryTake(new AwsServiceException(AwsServiceException.AttemptTimedOut, status: null), out var timeOut).ShouldBeTrue();
        budget.TryTake(new AwsServiceException("ThrottlingException", HttpStatusCode.BadRequest), out var throttled).ShouldBeTrue();
        (timeOut, throttled, budget.Tokens).ShouldBe((10, 5, 485));

        for (var i = 0; i < 50; i++)
            budget.Reward(lastCost: 0);
        budget.Tokens.ShouldBe(500);
    }

    [Theory]
    [InlineData("Retry-After", "0", 5)]
    [InlineData("Retry-After", "60", 1)]
    [InlineData("x-amz-retry-after", "60000", 1)]
    [InlineData("Retry-After", "Mon, 23 Nov 2099 00:00:00 GMT", 1)]
    [InlineData("Retry-After", "soon", 5)]
    public async Task A_service_that_asks_for_longer_than_a_call_would_wait_is_not_called_again(string header, string value, int attempts)
    {
        await using var server = await LoopbackServer.StartAsync((_, context) =>
        {
            context.Response.Headers[header] = value;
            return Answer(context, 503);
        });

        await Should.ThrowAsync<AwsServiceException>(() => Client(server, new AwsRetry { BaseDelay = TimeSpan.Zero }).CallAsync(Target, new JsonObject()));

        server.Requests.Count.ShouldBe(attempts);
    }

    [Fact]
    public async Task What_the_service_asks_for_counts_against_the_deadline()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) =>
        {
            context.Response.Headers.RetryAfter = "15";
            return Answer(context, 503);
        });

        using (CallDeadline.Until(TimeProvider.System.GetUtcNow().AddSeconds(10)))
        {
            var error = await Should.ThrowAsync<AwsServiceException>(() => Client(server, new AwsRetry { BaseDelay = TimeSpan.Zero }).CallAsync(Target, new JsonObject()));
            error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(15));
        }

        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_retry_that_could_not_finish_before_the_deadline_is_not_made()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => Answer(context, 503));
        var client = Client(server, new AwsRetry { BaseDelay = TimeSpan.Zero });

        using (CallDeadline.Until(TimeProvider.System.GetUtcNow()))
            (await Should.ThrowAsync<AwsServiceException>(() => client.CallAsync(Target, new JsonObject()))).Code.ShouldBe("ServiceUnavailable");

        server.Requests.Count.ShouldBe(1);
        client.Budget.Tokens.ShouldBe(RetryBudget.DefaultCapacity);
        CallDeadline.Current.ShouldBeNull();
    }

    [Fact]
    public void An_inner_deadline_can_only_be_earlier()
    {
        var noon = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        using var outer = CallDeadline.Until(noon);
        using (CallDeadline.Until(noon.AddHours(1)))
            CallDeadline.Current.ShouldBe(noon);

        using (CallDeadline.Until(noon.AddHours(-1)))
            CallDeadline.Current.ShouldBe(noon.AddHours(-1));
        CallDeadline.Current.ShouldBe(noon);
    }

    [Fact]
    public async Task A_connection_that_breaks_because_the_caller_gave_up_is_a_cancellation()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = await LoopbackServer.StartAsync(async (_, context) =>
        {
            await cancellation.CancelAsync();
            context.Abort();
        });
        var client = Client(server, new AwsRetry { BaseDelay = TimeSpan.Zero });

        await Should.ThrowAsync<OperationCanceledException>(() => client.CallAsync(Target, new JsonObject(), cancellation.Token));

        server.Requests.Count.ShouldBe(1);
        client.Budget.Tokens.ShouldBe(RetryBudget.DefaultCapacity);
    }

    private static AwsJsonClient Client(LoopbackServer server, AwsRetry retry) =>
        new(Clients.Http, AwsJsonService.StepFunctions, Clients.Options(server.Address) with { Retry = retry });

    private static Task Answer(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(status == 200 ? "{}" : """{"__type":"ServiceUnavailable","message":"Busy."}""");
    }
}
