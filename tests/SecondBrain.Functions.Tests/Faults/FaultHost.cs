using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using SecondBrain.Functions.Tests.Permissions;
using SecondBrain.Functions.Tests.Reembedding;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Workflows;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Faults;

/// <summary>Functions, workflows and table without a pipe or an API: the test starts executions, and any of their task calls can be made to fail. Waits take no time.</summary>
public sealed class FaultHost : IAsyncLifetime
{
    private readonly TwoModels _models = new();

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
            Embeddings = _models,
            Clock = new ShortWaits(Tasks),
            Random = () => 0, // full jitter of nothing
            Tasks = Tasks.Around,
            Parameters = new Dictionary<string, string> { ["OtherEmbeddingModelId"] = TwoModels.Backwards },
        }.Recorded());
        Table = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = Host.DynamoDbEndpoint.ToString(), AuthenticationRegion = "us-east-1" });
    }

    /// <summary>Calls a function as Lambda does.</summary>
    internal Task<JsonNode> InvokeAsync(string function, string input) => Tasks.OutsideAsync(() => FunctionCalls.InvokeAsync(Host, function, input));

    /// <summary>A Standard execution that a function started, once it has ended.</summary>
    /// <param name="path">As the API gives it: <c>/executions/{workflow}:{name}</c>.</param>
    internal async Task<LocalExecution> EndedAsync(string path)
    {
        var execution = Host.Workflows.Recent.Last(each => each.Identity.Name == path.Split(':')[^1]);
        await execution.Completion;
        return execution;
    }

    internal Task<TableDump> DumpAsync(string brain, params string[] without) => TableDump.ReadAsync(Table, Host.Template.Tables[0].Name, brain, without);

    public async Task DisposeAsync()
    {
        Table.Dispose();
        await Host.DisposeAsync();
        _models.Dispose();
    }
}
