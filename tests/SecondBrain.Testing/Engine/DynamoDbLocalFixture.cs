using Amazon.DynamoDBv2;
using Amazon.Runtime;
using SecondBrain.Local.Downloads;
using SecondBrain.Local.Engine;

namespace SecondBrain.Testing.Engine;

/// <summary>
/// A real DynamoDB in memory, one for the whole test process: every test class that takes this fixture shares it, so each uses
/// table names of its own (<see cref="NewTableName"/>). It ends with the process.
/// </summary>
public sealed class DynamoDbLocalFixture : IAsyncLifetime
{
    private static readonly Lazy<Task<DynamoDbLocal>> Shared = new(StartAsync);
    private static int _tables;
    private DynamoDbLocal? _engine;

    public Uri Endpoint => _engine!.Endpoint;

    /// <summary>A table name that no other test of this process has.</summary>
    public static string NewTableName(string prefix = "table") =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{prefix}-{Environment.ProcessId}-{Interlocked.Increment(ref _tables)}");

    /// <summary>A client with made-up credentials; the caller disposes it.</summary>
    public AmazonDynamoDBClient CreateClient() => new(
        new BasicAWSCredentials("local", "local"),
        new AmazonDynamoDBConfig { ServiceURL = Endpoint.ToString(), AuthenticationRegion = "us-east-1" });

    public async Task InitializeAsync() => _engine = await Shared.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<DynamoDbLocal> StartAsync()
    {
        var engine = await DynamoDbLocal.StartAsync(new DynamoDbLocalOptions(), new PackageCache(), TimeProvider.System);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => engine.DisposeAsync().AsTask().Wait();
        return engine;
    }
}
