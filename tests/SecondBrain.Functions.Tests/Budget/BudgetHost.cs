using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecondBrain.Core.Access;
using SecondBrain.Core.Costs;
using SecondBrain.Functions.Tests.Permissions;
using SecondBrain.Functions.Tests.Recovery;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Workflows;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Budget;

/// <summary>A whole host whose models are dear: a token costs a tenth of a cent, a capture of a few words about half a dollar.</summary>
public sealed class BudgetHost : IAsyncLifetime
{
    private int _brains;

    internal LocalHost Host { get; private set; } = null!;

    internal SwitchableEmbeddings Embeddings { get; } = new();

    internal SwitchableChat Chat { get; } = new();

    /// <summary>Goes at the machine's pace from the middle of this month: a budget is by the month, and none ends while the tests run.</summary>
    internal static TimeProvider Clock { get; } = new MidMonth();

    internal static PriceList Prices { get; } = PriceList.Shipped with
    {
        Models = new Dictionary<string, ModelPrice>
        {
            ["letters"] = new(1_000, 0, "https://example.org", Checked: false),
            [SwitchableChat.Model] = new(1_000, 1_000, "https://example.org", Checked: false),
        },
    };

    public async Task InitializeAsync() => Host = await LocalHost.StartAsync(new LocalHostOptions
    {
        TemplatePath = RepositoryPaths.Combine("template.yaml"),
        Port = 0,
        InMemory = true,
        Clock = Clock,
        Embeddings = Embeddings,
        Chat = Chat,
        Register = (services, environment) => services.AddSecondBrainFunctions(new FunctionEnvironment(environment)).Replace(ServiceDescriptor.Singleton(Prices)),
    }.Recorded());

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Embeddings.Dispose();
        Chat.Dispose();
    }

    internal BrainClient NewBrain()
    {
        var brain = $"budget-{Interlocked.Increment(ref _brains)}";
        return new BrainClient(Host.Url, brain, Host.Issuer.Mint(new TokenRequest(brain, "owner", Scope.All, TimeSpan.FromHours(1))));
    }

    private sealed class MidMonth : TimeProvider
    {
        private readonly TimeSpan _ahead = Middle(System.GetUtcNow()) - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

        private static DateTimeOffset Middle(DateTimeOffset now) => new(now.Year, now.Month, 15, 12, 0, 0, TimeSpan.Zero);
    }

    /// <summary>What the schedule does.</summary>
    internal async Task<LocalExecution> RecoverAsync()
    {
        var execution = await Host.Workflows.StartAsync("RecoverDeferredStateMachine", "{}", name: null, CancellationToken.None);
        await execution.Completion;
        await Host.WhenIdleAsync();
        return execution;
    }
}
