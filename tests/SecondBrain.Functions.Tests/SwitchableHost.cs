using SecondBrain.Core.Access;
using SecondBrain.Functions.Tests.Permissions;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests;

/// <summary>A whole host whose embedding model can be switched off, and whose retries do not wait.</summary>
public sealed class SwitchableHost : IAsyncLifetime
{
    private int _brains;

    internal LocalHost Host { get; private set; } = null!;

    internal SwitchableEmbeddings Embeddings { get; } = new();

    public async Task InitializeAsync() => Host = await LocalHost.StartAsync(new LocalHostOptions
    {
        TemplatePath = RepositoryPaths.Combine("template.yaml"),
        Port = 0,
        InMemory = true,
        Embeddings = Embeddings,
        Random = () => 0, // full jitter of nothing
    }.Recorded());

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Embeddings.Dispose();
    }

    internal BrainClient NewBrain()
    {
        var brain = $"switchable-{Interlocked.Increment(ref _brains)}";
        return new BrainClient(Host.Url, brain, Host.Issuer.Mint(new TokenRequest(brain, "owner", Scope.All, TimeSpan.FromHours(1))));
    }
}
