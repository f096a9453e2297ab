using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecondBrain.Aws;
using SecondBrain.Aws.Calls;
using SecondBrain.Functions.Telemetry;
using SecondBrain.Functions.Tests.Reembedding;
using SecondBrain.Lambda;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Functions whose every call is throttled: how often they call depends on the time that is left.</summary>
public sealed class RetryDeadlineTests
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["TABLE_NAME"] = "table",
        ["BUCKET_NAME"] = "bucket",
        ["EMBEDDING_MODEL_ID"] = "amazon.titan-embed-text-v2:0",
        ["JWT_AUDIENCE"] = "second-brain",
        ["AWS_ENDPOINT_URL_DYNAMODB"] = "http://127.0.0.1:9",
        ["AWS_ENDPOINT_URL_SFN"] = "http://127.0.0.1:9",
        ["AWS_ACCESS_KEY_ID"] = "local",
        ["AWS_SECRET_ACCESS_KEY"] = "local",
    };

    [Theory]
    [InlineData(60, 3)]
    [InlineData(0, 1)]
    public async Task A_step_retries_a_call_only_while_the_retry_can_end_in_time(int secondsLeft, int attempts)
    {
        var share = new ThrottledWire.Share(seed: 1);
        await using var container = Container(share);

        var error = await Should.ThrowAsync<Exception>(() => InvokeAsync(container, "RedriveCaptures", secondsLeft));

        error.GetType().Name.ShouldBe("ProvisionedThroughputExceededException"); // what the Retry of its state names
        share.Attempts.ShouldBe(attempts);
    }

    [Theory]
    [InlineData(60, 3)]
    [InlineData(0, 1)]
    public async Task A_request_is_told_that_too_much_was_asked_and_when_to_ask_again(int secondsLeft, int attempts)
    {
        var share = new ThrottledWire.Share(seed: 1);
        await using var container = Container(share);

        var answer = await InvokeAsync(container, "ReadNote", secondsLeft);

        ((int)answer["statusCode"]!).ShouldBe(503);
        ((string?)answer["headers"]!["retry-after"]).ShouldBe("1");
        ((string?)JsonNode.Parse((string)answer["body"]!)!["type"]).ShouldBe("urn:second-brain:problem:busy");
        share.Attempts.ShouldBe(attempts);
    }

    private static ServiceProvider Container(ThrottledWire.Share share)
    {
        share.Begin(part: 1);
        var services = new ServiceCollection().AddSecondBrainFunctions(new FunctionEnvironment(Variables));
        var options = (AwsOptions)services.Single(service => service.ServiceType == typeof(AwsOptions)).ImplementationInstance!;
        return services
            .Replace(ServiceDescriptor.Singleton(options with { DynamoDbRetry = options.DynamoDbRetry with { BaseDelay = TimeSpan.Zero } }))
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(new FrozenTime()))
            .Replace(ServiceDescriptor.Singleton(new LogOutput(static (_, _) => { })))
            .Replace(ServiceDescriptor.Singleton<IEmbeddingGenerator<string, Embedding<float>>>(new TwoModels()))
            .AddSingleton(new AwsWire(sender => new ThrottledWire(sender, share)))
            .BuildServiceProvider();
    }

    private static async Task<JsonNode> InvokeAsync(ServiceProvider container, string function, int secondsLeft)
    {
        var clock = container.GetRequiredService<TimeProvider>();
        var input = await File.ReadAllTextAsync(RepositoryPaths.Combine("events", function + ".json"));
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(input), writable: false);
        var context = new LambdaContext("retries", function, clock.GetUtcNow().AddSeconds(secondsLeft), null, clock);
        await using var output = await FunctionCatalog.Create(function, container)(bytes, context, CancellationToken.None);
        return (await JsonNode.ParseAsync(output))!;
    }
}
