using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Faults;

/// <summary>Functions, workflows and table without a pipe or an API: the test starts executions, and any of their task calls can be made to fail. Waits take no time.</summary>
public sealed class FaultHost : IAsyncLifetime
{
    private readonly SwitchableEmbeddings _embeddings = new();

    internal FaultyTasks Tasks { get; } = new();

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
            Clock = new ShortWaits(Tasks),
            Random = () => 0, // full jitter of nothing
            Tasks = Tasks.Around,
        });
        Table = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = Host.DynamoDbEndpoint.ToString(), AuthenticationRegion = "us-east-1" });
    }

    /// <summary>Calls a function as Lambda does.</summary>
    internal Task<JsonNode> InvokeAsync(string function, string input) => Tasks.OutsideAsync(() => FunctionCalls.InvokeAsync(Host, function, input));

    internal Task<TableDump> DumpAsync(string brain, params string[] without) => TableDump.ReadAsync(Table, Host.Template.Tables[0].Name, brain, without);

    public async Task DisposeAsync()
    {
        Table.Dispose();
        await Host.DisposeAsync();
        _embeddings.Dispose();
    }
}
