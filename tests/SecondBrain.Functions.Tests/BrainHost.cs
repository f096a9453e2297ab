using SecondBrain.Core.Access;
using SecondBrain.Functions.Tests.Permissions;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests;

/// <summary>The whole system as it ships, in memory: template.yaml, every function, the workflow, DynamoDB Local, the real embedding model. One for all tests; each test has a brain of its own.</summary>
public sealed class BrainHost : IAsyncLifetime
{
    private static int _brains;
    private LocalHost _host = null!;

    internal LocalHost Host => _host;

    public async Task InitializeAsync() => _host = await LocalHost.StartAsync(new LocalHostOptions
    {
        TemplatePath = RepositoryPaths.Combine("template.yaml"),
        Port = 0,
        InMemory = true,
    }.Recorded());

    public async Task DisposeAsync() => await _host.DisposeAsync();

    /// <summary>A client of a brain that nobody else uses.</summary>
    internal BrainClient NewBrain() => Client($"test-{Interlocked.Increment(ref _brains)}", Scope.All);

    internal BrainClient Client(string brain, IReadOnlyCollection<string> scopes) =>
        new(_host.Url, brain, _host.Issuer.Mint(new TokenRequest(brain, "owner", scopes, TimeSpan.FromHours(1))));
}

[CollectionDefinition(Name)]
public sealed class BrainHostCollection : ICollectionFixture<BrainHost>
{
    public const string Name = "brain host";
}
