using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Aws.Calls;
using SecondBrain.Core.Access;
using SecondBrain.Functions.Tests.Reembedding;
using SecondBrain.Lambda;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>A whole host on which an invocation's time can be up at any of its writes.</summary>
public sealed class LoopHost : IAsyncLifetime
{
    // what an ingestion took is not what it did
    private static readonly string[] Measured = ["attempts", "publishedAttempt", "ttl", "costUsd", "cost", "budget", "claimedBy", "execution", "steps", "#CHANGE#", "#BUDGET#"];

    private readonly TwoModels _models = new();
    private AmazonDynamoDBClient _table = null!;

    internal LocalHost Host { get; private set; } = null!;

    internal TimeUp Time { get; } = new();

    public async Task InitializeAsync()
    {
        Host = await LocalHost.StartAsync(new LocalHostOptions
        {
            TemplatePath = RepositoryPaths.Combine("template.yaml"),
            Port = 0,
            InMemory = true,
            Embeddings = _models,
            Blobs = blobs => new TimeUpBlobs(blobs, Time),
            Register = (services, environment) => services.AddSecondBrainFunctions(new FunctionEnvironment(environment)).AddSingleton(new AwsWire(Time.Around)),
        });
        _table = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = Host.DynamoDbEndpoint.ToString(), AuthenticationRegion = "us-east-1" });
        using var never = new CancellationTokenSource();
        Time.Begin(-1, never);
    }

    public async Task DisposeAsync()
    {
        _table.Dispose();
        await Host.DisposeAsync();
        _models.Dispose();
    }

    /// <param name="session">Null: the owner's own.</param>
    internal BrainClient Client(string brain, string? session = null) => new(
        Host.Url,
        brain,
        Host.Issuer.Mint(new TokenRequest(brain, "owner", [.. Scope.All], TimeSpan.FromHours(1)) { Agent = session is null ? null : "assistant", Session = session }));

    internal Task<IReadOnlyList<string>> LinesAsync(string brain) => BrainLines.ReadAsync(_table, Host.Template.Tables[0].Name, brain, Measured);

    /// <summary>Calls a function as Lambda does.</summary>
    /// <param name="at">The write at which its time is up; -1: never.</param>
    /// <returns>What it returned, or null when it was stopped.</returns>
    internal async Task<JsonNode?> InvokeAsync(string function, Action<JsonNode> change, int at = -1)
    {
        var input = JsonNode.Parse(await File.ReadAllTextAsync(RepositoryPaths.Combine("events", function + ".json")))!;
        change(input);
        using var stop = new CancellationTokenSource();
        Time.Begin(at, stop);
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(input.ToJsonString()), writable: false);
        var context = new LambdaContext("loop", function, TimeProvider.System.GetUtcNow().AddMinutes(1), null, TimeProvider.System);
        try
        {
            await using var output = await FunctionCatalog.Create(function, Host.Services)(bytes, context, stop.Token);
            return await JsonNode.ParseAsync(output);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null; // LambdaRuntime makes an InvocationTimedOutException of it
        }
    }
}
