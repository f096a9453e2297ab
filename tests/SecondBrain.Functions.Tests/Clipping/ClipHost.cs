using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecondBrain.Core.Access;
using SecondBrain.Core.Fetching;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Clipping;

/// <summary>A whole host that fetches pages of the names ending in .test from a server of the tests, and of nothing else on this machine.</summary>
public sealed class ClipHost : IAsyncLifetime
{
    private static readonly IPAddress Here = IPAddress.Parse("127.0.0.4");
    private readonly SwitchableEmbeddings _embeddings = new();
    private LocalHost _host = null!;
    private int _brains;

    internal Dictionary<string, byte[]> Answers { get; } = new(StringComparer.Ordinal);

    internal PageServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = new PageServer(Here, path => Answers.GetValueOrDefault(path) ?? Encoding.ASCII.GetBytes("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        var options = new PageFetcherOptions
        {
            Ports = new HashSet<int> { Server.Port },
            MayConnect = address => address.Equals(Here),
            Resolve = static (host, _) => Task.FromResult<IPAddress[]>(host.EndsWith(".test", StringComparison.Ordinal) ? [Here] : [IPAddress.Loopback]),
        };
        _host = await LocalHost.StartAsync(new LocalHostOptions
        {
            TemplatePath = RepositoryPaths.Combine("template.yaml"),
            Port = 0,
            InMemory = true,
            Embeddings = _embeddings,
            Register = (services, environment) => services.AddSecondBrainFunctions(new FunctionEnvironment(environment)).Replace(ServiceDescriptor.Singleton(options)),
        });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await Server.DisposeAsync();
        _embeddings.Dispose();
    }

    internal string Url(string path, string host = "page.test") => $"http://{host}:{Server.Port}{path}";

    internal BrainClient NewBrain(string? agent = null)
    {
        var brain = $"clip-{Interlocked.Increment(ref _brains)}";
        return new BrainClient(_host.Url, brain, _host.Issuer.Mint(new TokenRequest(brain, "owner", Scope.All, TimeSpan.FromHours(1)) { Agent = agent }));
    }
}
