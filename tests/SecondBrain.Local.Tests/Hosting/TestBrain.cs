using System.Net.Http.Headers;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing.Engine;

namespace SecondBrain.Local.Tests.Hosting;

/// <summary>A host over the test template, with a table of its own on the engine that all tests share.</summary>
internal sealed class TestBrain : IAsyncDisposable
{
    private TestBrain(LocalHost host, string folder, string table)
    {
        (Host, Folder, Table) = (host, folder, table);
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = new Uri(host.Url) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.OwnerToken);
    }

    public LocalHost Host { get; }

    public string Folder { get; }

    public string Table { get; }

    /// <summary>Carries the owner's token.</summary>
    public HttpClient Http { get; }

    public static async Task<TestBrain> StartAsync(
        DynamoDbLocalFixture? engine, string? folder = null, string? table = null, Func<LocalHostOptions, LocalHostOptions>? change = null, Func<string, string>? yaml = null)
    {
        folder ??= Directory.CreateTempSubdirectory("secondbrain-host-test-").FullName;
        table ??= DynamoDbLocalFixture.NewTableName("items");
        return new TestBrain(await LocalHost.StartAsync(Options(engine, folder, table, change, yaml)), folder, table);
    }

    public static LocalHostOptions Options(
        DynamoDbLocalFixture? engine, string folder, string table, Func<LocalHostOptions, LocalHostOptions>? change = null, Func<string, string>? yaml = null)
    {
        var template = Path.Combine(folder, "template.yaml");
        File.WriteAllText(template, (yaml ?? (text => text))(TestTemplate.Yaml));
        File.WriteAllText(Path.Combine(folder, "mark-item.asl.json"), TestTemplate.Definition);
        var options = new LocalHostOptions
        {
            TemplatePath = template,
            DataPath = Path.Combine(folder, "data"),
            Port = 0,
            DynamoDbEndpoint = engine?.Endpoint,
            Parameters = new Dictionary<string, string> { ["Table"] = table },
            Embeddings = new TestModel(),
            Register = TestFunctions.Register,
            Handlers = TestFunctions.Create,
        };
        return change?.Invoke(options) ?? options;
    }

    public AmazonDynamoDBClient Tables() => new(
        new BasicAWSCredentials("local", "local"),
        new AmazonDynamoDBConfig { ServiceURL = Host.DynamoDbEndpoint.ToString(), AuthenticationRegion = "us-east-1" });

    public async Task<Dictionary<string, AttributeValue>?> ItemAsync(string id)
    {
        using var tables = Tables();
        return (await tables.GetItemAsync(new GetItemRequest
        {
            TableName = Table,
            Key = new() { ["PK"] = new(id), ["SK"] = new("ITEM") },
            ConsistentRead = true,
        })).Item;
    }

    /// <summary>Stops the host; the folder stays.</summary>
    public async Task StopAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
