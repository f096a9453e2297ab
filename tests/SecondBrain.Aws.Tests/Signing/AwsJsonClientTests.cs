using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.Tests.Loopback;

namespace SecondBrain.Aws.Tests.Signing;

public sealed class AwsJsonClientTests
{
    private const string Target = "AWSStepFunctions.StartExecution";

    private static readonly JsonNode Body = JsonNode.Parse("""{"name":"año","input":"{}"}""")!;

    [Fact]
    public async Task A_call_carries_its_target_the_protocol_version_and_a_signature_that_aws_would_accept()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => context.Response.WriteAsync("""{"executionArn":"arn"}"""));

        var answer = await Client(server).CallAsync(Target, Body);

        ((string?)answer["executionArn"]).ShouldBe("arn");
        var request = server.Requests.ShouldHaveSingleItem();
        request.Headers["x-amz-target"].ShouldBe(Target);
        request.Headers["content-type"].ShouldBe("application/x-amz-json-1.0");
        request.Headers["x-amz-security-token"].ShouldBe(Clients.SessionToken);
        request.Headers["authorization"].ShouldBe(IndependentSignature.AuthorizationOf(request, "/", "states"));
        JsonNode.DeepEquals(request.Json, Body).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"The conditional request failed"}""", "ConditionalCheckFailedException", "ConditionalCheckFailedException (HTTP status 400)", "The conditional request failed")]
    [InlineData("""{"__type":"ExecutionAlreadyExists","Message":"Same name"}""", "ExecutionAlreadyExists", "ExecutionAlreadyExists (HTTP status 400)", "Same name")]
    [InlineData("<html>secret proxy page</html>", AwsServiceException.UnknownError, "UnknownError (HTTP status 400)", null)]
    public async Task A_refusal_is_named_as_the_service_names_it_and_is_not_retried(string body, string code, string message, string? said)
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => Answer(context, 400, body));

        var error = await Should.ThrowAsync<AwsServiceException>(() => Client(server).CallAsync(Target, Body));

        error.Code.ShouldBe(code);
        error.Message.ShouldBe(message);
        error.ServiceMessage.ShouldBe(said);
        error.Status.ShouldBe(HttpStatusCode.BadRequest);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Each_attempt_says_which_it_is()
    {
        var asked = 0;
        await using var server = await LoopbackServer.StartAsync((_, context) => ++asked < 3 ? Answer(context, 500, "{}") : context.Response.WriteAsync("{}"));

        await Client(server).CallAsync(Target, Body);

        server.Requests.Select(request => request.Headers["amz-sdk-request"]).ShouldBe(["attempt=1; max=5", "attempt=2; max=5", "attempt=3; max=5"]);
    }

    [Fact]
    public async Task A_refused_signature_does_not_repeat_the_session_token_that_the_service_quotes()
    {
        var body = new JsonObject { ["__type"] = "InvalidSignatureException", ["message"] = $"The signature does not match.\n\nx-amz-security-token:{Clients.SessionToken}" };
        await using var server = await LoopbackServer.StartAsync((_, context) => Answer(context, 403, body.ToJsonString()));

        var error = await Should.ThrowAsync<AwsServiceException>(() => Client(server).CallAsync(Target, Body));

        error.ToString().ShouldNotContain(Clients.SessionToken);
    }

    [Theory]
    [InlineData(400, "ThrottlingException")]
    [InlineData(400, "ProvisionedThroughputExceededException")]
    [InlineData(500, "InternalServerError")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task A_call_that_failed_for_a_moment_is_retried_and_signed_anew(int status, string code)
    {
        var attempts = 0;
        await using var server = await LoopbackServer.StartAsync((_, context) =>
            Interlocked.Increment(ref attempts) < 3 ? Answer(context, status, $$"""{"__type":"{{code}}"}""") : Answer(context, 200, "{}"));

        await Client(server).CallAsync(Target, Body);

        server.Requests.Count.ShouldBe(3);
        server.Requests.ShouldAllBe(request => request.Headers["authorization"] == IndependentSignature.AuthorizationOf(request, "/", "states"));
    }

    [Fact]
    public async Task Retries_end_with_the_last_error()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => Answer(context, 400, """{"__type":"ThrottlingException"}"""));

        var error = await Should.ThrowAsync<AwsServiceException>(() => Client(server).CallAsync(Target, Body));

        error.IsThrottling.ShouldBeTrue();
        server.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_broken_connection_is_retried()
    {
        var attempts = 0;
        await using var server = await LoopbackServer.StartAsync((_, context) =>
        {
            if (Interlocked.Increment(ref attempts) == 1)
                context.Abort();

            return Task.CompletedTask;
        });

        await Client(server).CallAsync(Target, Body);

        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_service_that_nobody_listens_for_is_unreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var client = new AwsJsonClient(Clients.Http, AwsJsonService.StepFunctions, Clients.Options(new Uri($"http://127.0.0.1:{port}")));
        var error = await Should.ThrowAsync<AwsServiceException>(() => client.CallAsync(Target, Body));

        error.Code.ShouldBe(AwsServiceException.Unreachable);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_given_up()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        var options = Clients.Options(server.Address) with { AttemptTimeout = TimeSpan.FromMilliseconds(50), Retry = new AwsRetry { MaxRetries = 0 } };

        var error = await Should.ThrowAsync<AwsServiceException>(() => new AwsJsonClient(Clients.Http, AwsJsonService.StepFunctions, options).CallAsync(Target, Body));

        error.Code.ShouldBe(AwsServiceException.AttemptTimedOut);
    }

    [Fact]
    public async Task A_cancelled_call_stays_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = await LoopbackServer.StartAsync(async (_, context) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        await Should.ThrowAsync<OperationCanceledException>(() => Client(server).CallAsync(Target, Body, cancellation.Token));

        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void Without_an_endpoint_the_regions_own_is_called()
    {
        var options = Clients.Options(new Uri("http://127.0.0.1")) with { Endpoint = null };

        options.EndpointOf("bedrock-runtime").ShouldBe(new Uri("https://bedrock-runtime.eu-west-1.amazonaws.com"));
        (options with { Region = "cn-north-1" }).EndpointOf("states").ShouldBe(new Uri("https://states.cn-north-1.amazonaws.com.cn"));
    }

    private static AwsJsonClient Client(LoopbackServer server) => new(Clients.Http, AwsJsonService.StepFunctions, Clients.Options(server.Address));

    private static Task Answer(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    }
}
