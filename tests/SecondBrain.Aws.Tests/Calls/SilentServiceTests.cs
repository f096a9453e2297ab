using System.Net;
using System.Net.Sockets;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Aws.Bedrock;
using SecondBrain.Aws.Calls;
using SecondBrain.Aws.Signing;
using SecondBrain.Core.Freshness;

namespace SecondBrain.Aws.Tests.Calls;

/// <summary>Services that take a connection and never answer, with the wire around them that every deployed function has.</summary>
public sealed class SilentServiceTests
{
    private static readonly AwsOptions Options = new()
    {
        TableName = "table",
        BucketName = "bucket",
        EmbeddingModelId = BedrockEmbeddingOptions.TitanTextV2,
        Region = "us-east-1",
        AttemptTimeout = TimeSpan.FromMilliseconds(300),
        DynamoDbRetry = new AwsRetry { MaxRetries = 2, BaseDelay = TimeSpan.Zero },
    };

    [Fact]
    public async Task A_table_that_does_not_answer_is_asked_three_times_and_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var requests = new List<string>();
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new AwsWire(sender => new Listing(sender, requests)))
            .AddSecondBrainAws(Options with { DynamoDbEndpoint = new Uri($"http://{silent.LocalEndpoint}") })
            .BuildServiceProvider();

        var table = services.GetRequiredService<IAmazonDynamoDB>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await Should.ThrowAsync<Exception>(() => table.GetItemAsync("table", new() { ["PK"] = new AttributeValue("a") }, patience.Token));

        patience.IsCancellationRequested.ShouldBeFalse();
        // the SDK was seen to send an attempt twice when no answer came
        requests.Distinct().ShouldBe(["DynamoDB_20120810.GetItem attempt=1; max=3", "DynamoDB_20120810.GetItem attempt=2; max=3", "DynamoDB_20120810.GetItem attempt=3; max=3"]);
    }

    [Fact]
    public async Task A_model_that_does_not_answer_is_unavailable_so_that_a_search_goes_on_by_words()
    {
        var requests = 0;
        var wire = new AwsWire(_ => new Silent(() => requests++));
        using var embedder = AwsServices.CreateEmbedder(Options, TimeProvider.System, wire, new BasicAWSCredentials("key", "secret"));

        await Should.ThrowAsync<EmbeddingUnavailableException>(() => embedder.GenerateAsync(["water"]));

        requests.ShouldBe(2);
    }

    [Fact]
    public async Task A_model_that_is_not_enabled_is_unavailable_and_not_asked_again()
    {
        var requests = 0;
        var wire = new AwsWire(_ => new Refusing(() => requests++));
        using var embedder = AwsServices.CreateEmbedder(Options, TimeProvider.System, wire, new BasicAWSCredentials("key", "secret"));

        (await Should.ThrowAsync<EmbeddingUnavailableException>(() => embedder.GenerateAsync(["water"]))).Message.ShouldContain("AccessDeniedException");

        requests.ShouldBe(1);
    }

    private sealed class Listing(HttpMessageHandler sender, List<string> requests) : DelegatingHandler(sender)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            requests.Add($"{request.Headers.GetValues("x-amz-target").Single()} {request.Headers.GetValues("amz-sdk-request").Single()}");
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Silent(Action count) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            count();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("It never answers.");
        }
    }

    private sealed class Refusing(Action count) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            count();
            var answer = new HttpResponseMessage(HttpStatusCode.Forbidden) { RequestMessage = request, Content = new StringContent("{}") };
            answer.Headers.Add("x-amzn-errortype", "AccessDeniedException");
            return Task.FromResult(answer);
        }
    }
}
