using Amazon.DynamoDBv2;
using Amazon.Runtime;
using SecondBrain.Functions.Tests.Permissions;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests;

/// <summary>Functions and table without a pipe, at a time that stands still: only the test calls steps.</summary>
public sealed class StepHost : IAsyncLifetime
{
    private readonly SwitchableEmbeddings _embeddings = new();

    internal LocalHost Host { get; private set; } = null!;

    internal AmazonDynamoDBClient Table { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await LocalHost.StartForInvokeAsync(new LocalHostOptions
        {
            TemplatePath = RepositoryPaths.Combine("template.yaml"),
            Port = 0,
            InMemory = true,
            Embeddings = _embeddings,
            Clock = new FrozenTime(),
        }.Recorded());
        Table = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = Host.DynamoDbEndpoint.ToString(), AuthenticationRegion = "us-east-1" });
    }

    public async Task DisposeAsync()
    {
        Table.Dispose();
        await Host.DisposeAsync();
        _embeddings.Dispose();
    }
}
