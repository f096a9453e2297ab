using System.Globalization;
using System.Text.Json;
using SecondBrain.Core.Access;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Mcp.Tests.Serving;

/// <summary>The whole system as it ships, over HTTP and in memory; only the embedding model is replaced. One for all tests, a brain for each.</summary>
public sealed class McpHost : IAsyncLifetime
{
    private static int _brains;

    private LocalHost _host = null!;

    public Uri Address => new($"{_host.Url}/mcp");

    public async Task InitializeAsync() => _host = await LocalHost.StartAsync(new LocalHostOptions
    {
        TemplatePath = RepositoryPaths.Combine("template.yaml"),
        Port = 0,
        InMemory = true,
        Embeddings = new FakeEmbeddingGenerator(),
    });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public static string NewBrain() => string.Create(CultureInfo.InvariantCulture, $"mcp-{Interlocked.Increment(ref _brains)}");

    /// <param name="agent">The agent that the token was made for; null for the owner's own token.</param>
    public string Token(string brain, string? agent = null, params string[] scopes) =>
        _host.Issuer.Mint(new TokenRequest(brain, "ada", scopes.Length > 0 ? scopes : [.. Scope.All], TimeSpan.FromHours(1)) { Agent = agent });

    /// <summary>A folder in which the commands find this host, with a token for the brain.</summary>
    public DirectoryInfo DataFor(string token)
    {
        var folder = Directory.CreateTempSubdirectory("second-brain-stdio-");
        File.WriteAllText(Path.Combine(folder.FullName, HostFile.FileName), JsonSerializer.Serialize(new HostFile(new Uri(_host.Url).Port, Environment.ProcessId, _host.Url), JsonSerializerOptions.Web));
        File.WriteAllText(Path.Combine(folder.FullName, OwnerToken.FileName), token);
        return folder;
    }

    internal RawClient Client(string? brain = null, string? agent = null, params string[] scopes) =>
        new(Address, Token(brain ?? NewBrain(), agent, scopes));
}

[CollectionDefinition(Name)]
public sealed class McpHostCollection : ICollectionFixture<McpHost>
{
    public const string Name = "mcp host";
}
