using SecondBrain.Core.Access;
using SecondBrain.Functions.Tests.Permissions;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Identity;

/// <summary>The whole system as it ships, over HTTP and in memory; only the embedding model is replaced. Tokens of any person for any brain.</summary>
public sealed class IdentityHost : IAsyncLifetime
{
    private readonly SwitchableEmbeddings _embeddings = new();
    private int _brains;

    internal LocalHost Host { get; private set; } = null!;

    internal int ModelCalls => _embeddings.Calls;

    public async Task InitializeAsync() => Host = await LocalHost.StartAsync(new LocalHostOptions
    {
        TemplatePath = RepositoryPaths.Combine("template.yaml"),
        Port = 0,
        InMemory = true,
        Embeddings = _embeddings,
        Random = () => 0,
    }.Recorded());

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        _embeddings.Dispose();
    }

    internal string NewBrain() => $"identity-{Interlocked.Increment(ref _brains)}";

    internal string Token(string brain, string subject, string? agent = null, params string[] scopes) =>
        Host.Issuer.Mint(new TokenRequest(brain, subject, scopes.Length > 0 ? scopes : [.. Scope.All], TimeSpan.FromHours(1)) { Agent = agent });

    internal BrainClient Client(string brain, string subject, string? agent = null, params string[] scopes) => new(Host.Url, brain, Token(brain, subject, agent, scopes));

    /// <summary>A brain that is shared with somebody of each role; the subjects are the roles' names.</summary>
    internal async Task<string> SharedBrainAsync()
    {
        var brain = NewBrain();
        using var owner = Client(brain, "owner");
        foreach (var role in (BrainRole[])[BrainRole.Editor, BrainRole.Proposer, BrainRole.Reader])
        {
            (await owner.PutMemberAsync(role.Name(), $$"""{"role":"{{role.Name()}}"}""")).Status.ShouldBe(200);
        }

        return brain;
    }
}
