using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Microsoft.Extensions.AI;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.StepFunctions;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Invoke;
using SecondBrain.Local.Workflows.Api;

namespace SecondBrain.StackOnMoto;

/// <summary>The local host with everything it runs: DynamoDB Local, the pipe, our interpreter, blobs in a folder.</summary>
internal sealed partial class LaptopStack : IStack
{
    private readonly LocalHost _host;
    private readonly HttpClient _http = new();
    private readonly DirectoryInfo _folder;

    private LaptopStack(LocalHost host, DirectoryInfo folder)
    {
        (_host, _folder) = (host, folder);
        Database = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = host.DynamoDbEndpoint.ToString(), AuthenticationRegion = host.Template.Scope.Region });
        var signing = new AwsClientOptions
        {
            Credentials = LocalCredentials.Keep(host.Data),
            Region = host.Template.Scope.Region,
            Endpoint = host.StepFunctionsEndpoint,
            Clock = host.Options.Clock,
        };
        Machines = new StateMachines(new StepFunctionsClient(_http, signing), host.Template.StateMachines.ToDictionary(each => each.LogicalId, each => each.Arn));
    }

    public string Name => "local host";

    public string Audience => LocalHost.Audience;

    public IAmazonDynamoDB Database { get; }

    public string TableName => _host.Template.Tables[0].Name;

    public StateMachines Machines { get; }

    public static async Task<LaptopStack> StartAsync(string template, TimeProvider clock, IEmbeddingGenerator<string, Embedding<float>> embeddings, IChatClient chat)
    {
        var folder = Directory.CreateTempSubdirectory("stack-on-moto");
        return new LaptopStack(
            await LocalHost.StartAsync(new LocalHostOptions
            {
                TemplatePath = WithoutWaits(template, folder.FullName),
                Port = 0,
                InMemory = true,
                Clock = clock,
                Random = static () => 0, // full jitter of nothing
                Embeddings = embeddings,
                Chat = chat,
            }),
            folder);
    }

    public async Task<JsonNode> InvokeAsync(string function, JsonNode payload) =>
        await _host.Functions.InvokeAsync(_host.Functions.Find(function)!, System.Text.Encoding.UTF8.GetBytes(payload.ToJsonString()), CancellationToken.None) is FunctionOutcome.Returned returned
            ? JsonNode.Parse(returned.Payload.Span)!
            : throw new InvalidOperationException($"{function} failed on the local host.");

    public Task PumpAsync() => _host.WhenIdleAsync();

    public async ValueTask DisposeAsync()
    {
        Database.Dispose();
        _http.Dispose();
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    // a Wait takes no time on moto either
    private static string WithoutWaits(string template, string folder)
    {
        var definitions = Path.Combine(Path.GetDirectoryName(template)!, "statemachines");
        Directory.CreateDirectory(Path.Combine(folder, "statemachines"));
        foreach (var file in Directory.EnumerateFiles(definitions))
        {
            File.WriteAllText(Path.Combine(folder, "statemachines", Path.GetFileName(file)), WaitSeconds().Replace(File.ReadAllText(file), "\"Seconds\": 0"));
        }

        var copy = Path.Combine(folder, Path.GetFileName(template));
        File.Copy(template, copy);
        return copy;
    }

    [GeneratedRegex("\"Seconds\": [0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex WaitSeconds();
}
