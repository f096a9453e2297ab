using Amazon.DynamoDBv2;
using Amazon.Runtime;
using SecondBrain.Core.Access;
using SecondBrain.Functions.Tests.Permissions;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Reembedding;

/// <summary>A whole host that may call two models, and whose waits and retries take no time.</summary>
public sealed class ReembedHost : IAsyncLifetime
{
    private int _brains;

    internal LocalHost Host { get; private set; } = null!;

    internal TwoModels Models { get; } = new();

    internal AmazonDynamoDBClient Table { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await LocalHost.StartAsync(new LocalHostOptions
        {
            TemplatePath = RepositoryPaths.Combine("template.yaml"),
            Port = 0,
            InMemory = true,
            Embeddings = Models,
            Clock = new ShortWait(),
            Random = () => 0,
            Parameters = new Dictionary<string, string> { ["OtherEmbeddingModelId"] = TwoModels.Backwards },
        }.Recorded());
        Table = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = Host.DynamoDbEndpoint.ToString(), AuthenticationRegion = "us-east-1" });
    }

    public async Task DisposeAsync()
    {
        Table.Dispose();
        await Host.DisposeAsync();
        Models.Dispose();
    }

    internal BrainClient NewBrain()
    {
        var brain = $"reembed-{Interlocked.Increment(ref _brains)}";
        return new BrainClient(Host.Url, brain, Host.Issuer.Mint(new TokenRequest(brain, "owner", Scope.All, TimeSpan.FromHours(1))));
    }

    /// <summary>The brain's chunks, as lines of the table.</summary>
    internal async Task<List<string>> ChunksAsync(string brain) =>
        [.. (await TableDump.ReadAsync(Table, Host.Template.Tables[0].Name, brain, "vector", "bits", "vectorNext", "bitsNext")).Lines.Where(line => line.Split(' ')[1].StartsWith("CHUNK#", StringComparison.Ordinal))];
}
