using SecondBrain.Functions.Tests.Permissions;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Safety;

/// <summary>Two hosts over one table, whose agents may write little: as two containers of a function.</summary>
public sealed class LimitedHost : IAsyncLifetime
{
    public const int Session = 6;

    public const int Tokens = 400;

    private readonly SwitchableEmbeddings _embeddings = new();

    internal LocalHost First { get; private set; } = null!;

    internal LocalHost Second { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        First = await LocalHost.StartAsync(Options(null));
        Second = await LocalHost.StartForInvokeAsync(Options(First.DynamoDbEndpoint));
    }

    public async Task DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
        _embeddings.Dispose();
    }

    private LocalHostOptions Options(Uri? table) => new LocalHostOptions
    {
        TemplatePath = RepositoryPaths.Combine("template.yaml"),
        Port = 0,
        InMemory = true,
        Embeddings = _embeddings,
        DynamoDbEndpoint = table,
        Parameters = new Dictionary<string, string> { ["AgentWritesPerSession"] = $"{Session}", ["AgentTokensPerDay"] = $"{Tokens}" },
    }.Recorded();
}
