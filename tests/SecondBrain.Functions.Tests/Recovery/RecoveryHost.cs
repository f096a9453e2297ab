using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecondBrain.Core.Access;
using SecondBrain.Core.Breakers;
using SecondBrain.Functions.Tests.Permissions;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Workflows;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Recovery;

/// <summary>A whole host whose models can be switched off, whose retries do not wait, and whose breakers open for a second.</summary>
public sealed class RecoveryHost : IAsyncLifetime
{
    private int _brains;

    internal LocalHost Host { get; private set; } = null!;

    internal AmazonDynamoDBClient Table { get; private set; } = null!;

    internal SwitchableEmbeddings Embeddings { get; } = new();

    internal SwitchableChat Chat { get; } = new();

    public async Task InitializeAsync()
    {
        Host = await LocalHost.StartAsync(new LocalHostOptions
        {
            TemplatePath = RepositoryPaths.Combine("template.yaml"),
            Port = 0,
            InMemory = true,
            Embeddings = Embeddings,
            Chat = Chat,
            Random = () => 0, // full jitter of nothing
            Register = (services, environment) => services.AddSecondBrainFunctions(new FunctionEnvironment(environment))
                .Replace(ServiceDescriptor.Singleton(new BreakerRules { FirstWait = TimeSpan.FromSeconds(1) })),
        }.Recorded());
        Table = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = Host.DynamoDbEndpoint.ToString(), AuthenticationRegion = "us-east-1" });
    }

    public async Task DisposeAsync()
    {
        Table.Dispose();
        await Host.DisposeAsync();
        Embeddings.Dispose();
        Chat.Dispose();
    }

    internal BrainClient NewBrain()
    {
        var brain = $"recovery-{Interlocked.Increment(ref _brains)}";
        return new BrainClient(Host.Url, brain, Host.Issuer.Mint(new TokenRequest(brain, "owner", Scope.All, TimeSpan.FromHours(1))));
    }

    /// <summary>What the schedule does.</summary>
    internal async Task<LocalExecution> RecoverAsync()
    {
        var execution = await Host.Workflows.StartAsync("RecoverDeferredStateMachine", "{}", name: null, CancellationToken.None);
        await execution.Completion;
        return execution;
    }

    /// <summary>As executions do that give up on a model.</summary>
    internal async Task OpenBreakerAsync(string model)
    {
        var breaker = Host.Services.GetRequiredService<ModelBreaker>();
        for (var execution = 0; execution < BreakerRules.Default.Failures; execution++)
        {
            await breaker.CountFailureAsync(model, $"gave-up-{execution}", CancellationToken.None);
        }
    }

    /// <summary>An attribute of a model's breaker; null when it has none.</summary>
    internal async Task<string?> BreakerAsync(string model, string attribute)
    {
        var item = await Table.GetItemAsync(Host.Template.Tables[0].Name, new() { ["PK"] = new() { S = $"SYSTEM#BREAKER#{model}" }, ["SK"] = new() { S = "BREAKER" } });
        return item.Item?.GetValueOrDefault(attribute) is { } value ? value.S ?? value.N : null;
    }
}
