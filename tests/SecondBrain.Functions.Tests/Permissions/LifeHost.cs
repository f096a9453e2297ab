using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecondBrain.Core.Access;
using SecondBrain.Core.Breakers;
using SecondBrain.Core.Freshness;
using SecondBrain.Functions.Tests.Faults;
using SecondBrain.Functions.Tests.Racing;
using SecondBrain.Functions.Tests.Recovery;
using SecondBrain.Functions.Tests.Reembedding;
using SecondBrain.Lambda;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Invoke;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>A whole host on which rare calls happen at once: one changed note asks for a compaction, a breaker opens for a moment, and any task can be made to fail.</summary>
internal sealed class LifeHost : IAsyncDisposable
{
    private LocalHostOptions _options = null!;

    public LocalHost Host { get; private set; } = null!;

    public TwoModels Models { get; } = new();

    public SwitchableChat Chat { get; } = new();

    public FaultyTasks Tasks { get; } = new();

    public HeldTasks Held { get; } = new();

    public static async Task<LifeHost> StartAsync()
    {
        var life = new LifeHost();
        life._options = new LocalHostOptions
        {
            TemplatePath = RepositoryPaths.Combine("template.yaml"),
            Port = 0,
            InMemory = true,
            Embeddings = life.Models,
            Chat = life.Chat,
            Clock = new ShortWait(),
            Random = () => 0,
            Tasks = tasks => life.Held.Around(life.Tasks.Around(tasks)),
            Parameters = new Dictionary<string, string> { ["OtherEmbeddingModelId"] = TwoModels.Backwards },
            Register = (services, environment) => OftenCompacted(services.AddSecondBrainFunctions(new FunctionEnvironment(environment)))
                .Replace(ServiceDescriptor.Singleton(new BreakerRules { FirstWait = TimeSpan.FromMilliseconds(1) })),
        }.Recorded();
        life.Host = await LocalHost.StartAsync(life._options);
        return life;
    }

    public BrainClient Client(string brain, string? session = null) => new(Host.Url, brain, Token(brain, session));

    public AgentCalls Agent(string brain, string session) => new(Host.Url, Token(brain, session), connections: 2);

    /// <summary>Calls a function as Lambda does.</summary>
    public async Task InvokeAsync(string function, JsonObject input, bool mayFail = false)
    {
        var outcome = await Host.Functions.InvokeAsync(Host.Functions.Find(function)!, Encoding.UTF8.GetBytes(input.ToJsonString()), CancellationToken.None);
        if (!mayFail)
        {
            outcome.ShouldBeOfType<FunctionOutcome.Returned>($"{function}: {outcome}");
        }
    }

    /// <summary>Calls a function without the host: one that the template declares only with a user pool, or whose time-out this clock would skip as a wait.</summary>
    public async Task CallAsync(string function, byte[] payload)
    {
        var handler = _options.Handlers(function, Host.Services);
        using var input = new MemoryStream(payload);
        await using var output = await handler(input, new LambdaContext("life", function, TimeProvider.System.GetUtcNow().AddSeconds(20), null, TimeProvider.System), CancellationToken.None);
    }

    /// <summary>Runs a workflow to its end.</summary>
    public async Task RunAsync(string machine, JsonNode input, string? name = null) =>
        await (await Host.Workflows.StartAsync(machine, input, name, CancellationToken.None)).Completion;

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Models.Dispose();
        Chat.Dispose();
    }

    private string Token(string brain, string? session) => Host.Issuer.Mint(
        new TokenRequest(brain, "owner", [.. Scope.All], TimeSpan.FromHours(1)) { Agent = session is null ? null : "claude", Session = session });

    private static IServiceCollection OftenCompacted(IServiceCollection services)
    {
        var shipped = services.Last(service => service.ServiceType == typeof(IndexSources)).ImplementationFactory!;
        return services.Replace(ServiceDescriptor.Singleton(provider => (IndexSources)shipped(provider) with { ChangesPerSnapshot = 1 }));
    }
}
