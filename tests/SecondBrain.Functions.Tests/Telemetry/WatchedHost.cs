using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using SecondBrain.Core.Access;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Telemetry;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Telemetry;

/// <summary>The whole system with everything it writes kept: the functions' lines, the host's log, the spans.</summary>
public sealed class WatchedHost : IAsyncLifetime
{
    private readonly KeptLog _log = new();
    private int _brains;

    internal LocalHost Host { get; private set; } = null!;

    internal OtlpReceiver Receiver { get; private set; } = null!;

    internal SwitchableEmbeddings Embeddings { get; } = new();

    internal IEnumerable<string> HostLog => _log.Lines;

    public async Task InitializeAsync()
    {
        Receiver = await OtlpReceiver.StartAsync();
        Host = await LocalHost.StartAsync(new LocalHostOptions
        {
            TemplatePath = RepositoryPaths.Combine("template.yaml"),
            Port = 0,
            InMemory = true,
            Embeddings = Embeddings,
            Random = () => 0,
            TraceEndpoint = Receiver.Endpoint,
            Logging = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log)),
        });
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Receiver.DisposeAsync();
        Embeddings.Dispose();
    }

    internal BrainClient NewBrain(string? agent = null, string? session = null)
    {
        var brain = $"watched-{Interlocked.Increment(ref _brains)}";
        return new BrainClient(Host.Url, brain, Host.Issuer.Mint(new TokenRequest(brain, "owner", Scope.All, TimeSpan.FromHours(1)) { Agent = agent, Session = session }));
    }

    /// <summary>Every line of the functions so far.</summary>
    internal IReadOnlyList<string> Lines()
    {
        var lines = new List<string>();
        foreach (var path in FunctionLines.FilesIn(Host.Data.Path))
        {
            using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            lines.AddRange(file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        return lines;
    }

    /// <summary>The lines of one brain's invocations.</summary>
    internal IReadOnlyList<JsonObject> LinesOf(string brain) =>
        [.. Lines().Select(line => JsonNode.Parse(line)!.AsObject()).Where(line => (string?)line["brain"] == brain)];
}
