using SecondBrain.Core.Access;
using SecondBrain.Functions.Tests.Permissions;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Racing;

/// <summary>A whole host, in memory, whose agents may write as much as they like.</summary>
public sealed class RacingHost : IAsyncLifetime
{
    private const string NoLimit = "1000000000";

    private readonly SwitchableEmbeddings _embeddings = new();

    internal LocalHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await LocalHost.StartAsync(new LocalHostOptions
    {
        TemplatePath = RepositoryPaths.Combine("template.yaml"),
        Port = 0,
        InMemory = true,
        Embeddings = _embeddings,
        Parameters = new Dictionary<string, string>
        {
            ["AgentWritesPerMinute"] = NoLimit,
            ["AgentWritesPerSession"] = NoLimit,
            ["AgentWritesPerDay"] = NoLimit,
            ["AgentTokensPerDay"] = NoLimit,
        },
    }.Recorded());

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        _embeddings.Dispose();
    }

    internal string TokenOf(string brain) => Host.Issuer.Mint(new TokenRequest(brain, "owner", Scope.All, TimeSpan.FromHours(1)));
}
