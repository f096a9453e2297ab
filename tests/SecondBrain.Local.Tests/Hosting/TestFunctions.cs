using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Storage;
using SecondBrain.Lambda;

namespace SecondBrain.Local.Tests.Hosting;

/// <summary>The functions of the test template.</summary>
internal static class TestFunctions
{
    public static IServiceCollection Register(IServiceCollection services, IReadOnlyDictionary<string, string> environment) => services
        .AddSingleton(environment)
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(_ => throw new InvalidOperationException("The host replaces the model."))
        .AddSingleton<IBlobStore>(_ => throw new InvalidOperationException("The host replaces the blobs."))
        .AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = environment["AWS_ENDPOINT_URL_DYNAMODB"], AuthenticationRegion = environment["AWS_REGION"] }));

    public static LambdaHandler Create(string name, IServiceProvider services) => name switch
    {
        "Echo" => (input, context, _) => AnswerAsync(new JsonObject { ["event"] = JsonNode.Parse(input), ["remaining"] = context.RemainingTime.TotalSeconds }),
        "Answer" => AnswerAsBodySays,
        "Fail" => (_, _, _) => throw new NoteLostException("it is gone"),
        "Slow" => (_, _, token) => WaitAsync(token),
        "Stubborn" => (_, _, _) => WaitAsync(CancellationToken.None),
        "Put" => (input, _, token) => PutAsync(input, services, token),
        "Mark" => (input, _, _) => AnswerAsync(new JsonObject { ["marked"] = JsonNode.Parse(input)!["id"]!.DeepClone() }),
        _ => throw new ArgumentException($"FUNCTION={name} names no function.", nameof(name)),
    };

    private static async Task<Stream> WaitAsync(CancellationToken cancellationToken)
    {
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return Stream.Null;
    }

    // The request's body is the function's answer.
    private static async Task<Stream> AnswerAsBodySays(Stream input, LambdaContext context, CancellationToken cancellationToken)
    {
        var request = await JsonNode.ParseAsync(input, cancellationToken: cancellationToken);
        return new MemoryStream(Encoding.UTF8.GetBytes((string)request!["body"]!));
    }

    private static async Task<Stream> PutAsync(Stream input, IServiceProvider services, CancellationToken cancellationToken)
    {
        var request = await JsonNode.ParseAsync(input, cancellationToken: cancellationToken);
        var table = services.GetRequiredService<IReadOnlyDictionary<string, string>>()["TABLE"];
        await services.GetRequiredService<IAmazonDynamoDB>().PutItemAsync(table, new Dictionary<string, AttributeValue>
        {
            ["PK"] = new((string)request!["pathParameters"]!["id"]!),
            ["SK"] = new("ITEM"),
            ["state"] = new("new"),
        }, cancellationToken);
        return await AnswerAsync(new JsonObject { ["statusCode"] = 202 });
    }

    private static Task<Stream> AnswerAsync(JsonNode answer) => Task.FromResult<Stream>(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(answer)));
}

internal sealed class NoteLostException(string message) : Exception(message);
