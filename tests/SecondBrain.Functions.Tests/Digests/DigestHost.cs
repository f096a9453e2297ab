using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using SecondBrain.Functions.Tests.Faults;
using SecondBrain.Functions.Tests.Permissions;
using SecondBrain.Local.Hosting;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Digests;

/// <summary>Functions, workflows and table without a pipe or a schedule: the test says which day it is, and when the digest is made.</summary>
public sealed class DigestHost : IAsyncLifetime
{
    private readonly SwitchableEmbeddings _embeddings = new();

    internal DayClock Clock { get; } = new();

    internal Mailbox Mailbox { get; } = new();

    internal FaultyTasks Faults { get; } = new();

    /// <summary>Makes the names of brains new ones.</summary>
    internal string Prefix { get; set; } = "";

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
            Clock = Clock,
            Random = () => 0,
            Tasks = tasks => Faults.Around(Mailbox.Around(tasks)),
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

    /// <summary>One run of the workflow, as the schedule starts it.</summary>
    internal async Task RunAsync() => (await RunToEndAsync()).ShouldBe(ExecutionStatus.Succeeded);

    internal async Task<ExecutionStatus> RunToEndAsync()
    {
        var execution = await Host.Workflows.StartAsync("DailyDigestStateMachine", new JsonObject(), name: null, CancellationToken.None);
        return (await execution.Completion).Status;
    }

    /// <summary>The next runs are about other brains.</summary>
    internal Task ForgetAsync(string brain) => Table.DeleteItemAsync(
        Host.Template.Tables[0].Name, new() { ["PK"] = new() { S = "SYSTEM#BRAINS" }, ["SK"] = new() { S = brain } });

    internal Task<TableDump> DumpAsync(string brain) => TableDump.ReadAsync(Table, Host.Template.Tables[0].Name, brain);
}
