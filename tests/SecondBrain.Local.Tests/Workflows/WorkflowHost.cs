using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.StepFunctions;
using SecondBrain.Lambda;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Tests.Hosting;
using SecondBrain.Local.Workflows.Api;
using SecondBrain.Testing.Engine;

namespace SecondBrain.Local.Tests.Workflows;

/// <summary>A host over state machines that a test writes, with one function, <c>Work</c>.</summary>
internal sealed class WorkflowHost : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private WorkflowHost(LocalHost host, string folder)
    {
        (Host, Folder) = (host, folder);
        Client = new StepFunctionsClient(_http, new AwsClientOptions
        {
            Credentials = LocalCredentials.Keep(host.Data),
            Region = "us-east-1",
            Endpoint = host.StepFunctionsEndpoint,
            Clock = host.Options.Clock,
            Retry = new AwsRetry { MaxRetries = 0 },
        });
    }

    public LocalHost Host { get; }

    public string Folder { get; }

    public StepFunctionsClient Client { get; }

    public string CredentialsFile => Host.Data.Combine(LocalCredentials.FileName);

    /// <param name="machines">Names with the definitions; a name that starts with "Express" is that type's.</param>
    /// <param name="work">What the function does with its event.</param>
    /// <param name="folder">Where an earlier host was; null for a new one.</param>
    public static async Task<WorkflowHost> StartAsync(
        DynamoDbLocalFixture engine,
        IEnumerable<(string Name, string Definition)> machines,
        Func<JsonNode?, Task<JsonNode?>>? work = null,
        string? folder = null,
        Func<LocalHostOptions, LocalHostOptions>? change = null,
        string resources = "")
    {
        folder ??= Directory.CreateTempSubdirectory("secondbrain-workflow-test-").FullName;
        var yaml = new StringBuilder("""
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              JwtIssuer: { Type: String, Default: https://issuer.example.com }
              JwtAudience: { Type: String, Default: nobody }
              EmbeddingModelId: { Type: String, Default: none }
            Resources:
              Work:
                Type: AWS::Serverless::Function
                Properties: { Timeout: 900, Environment: { Variables: { FUNCTION: Work } } }

            """);
        yaml.Append(resources);
        foreach (var (name, definition) in machines)
        {
            File.WriteAllText(Path.Combine(folder, $"{name}.asl.json"), definition);
            var type = name.StartsWith("Express", StringComparison.Ordinal) ? "EXPRESS" : "STANDARD";
            yaml.Append(CultureInfo.InvariantCulture, $"  {name}: {{ Type: AWS::Serverless::StateMachine, Properties: {{ Type: {type}, DefinitionUri: {name}.asl.json, DefinitionSubstitutions: {{ WorkArn: !GetAtt Work.Arn }} }} }}\n");
        }

        File.WriteAllText(Path.Combine(folder, "template.yaml"), yaml.ToString());
        var options = new LocalHostOptions
        {
            TemplatePath = Path.Combine(folder, "template.yaml"),
            DataPath = Path.Combine(folder, "data"),
            Port = 0,
            DynamoDbEndpoint = engine.Endpoint,
            Embeddings = new TestModel(),
            Register = TestFunctions.Register,
            Handlers = (_, _) => Handler(work ?? (input => Task.FromResult(input?.DeepClone()))),
        };
        return new WorkflowHost(await LocalHost.StartAsync(change?.Invoke(options) ?? options), folder);
    }

    public static string MachineArn(string name) => $"arn:aws:states:us-east-1:000000000000:stateMachine:{name}";

    public static string ExecutionArn(string machine, string name) => $"arn:aws:states:us-east-1:000000000000:execution:{machine}:{name}";

    public Task<JsonNode> CallAsync(string operation, JsonObject request) => Client.CallAsync(operation, request);

    public Task<JsonNode> StartExecutionAsync(string machine, string name, string input = "{}") =>
        CallAsync("StartExecution", new JsonObject { ["stateMachineArn"] = MachineArn(machine), ["name"] = name, ["input"] = input });

    public Task<JsonNode> DescribeAsync(string machine, string name) => CallAsync("DescribeExecution", new JsonObject { ["executionArn"] = ExecutionArn(machine, name) });

    /// <summary>Waits for the end of an execution that this host runs.</summary>
    public async Task<JsonNode> EndAsync(string machine, string name)
    {
        await Host.Workflows.Find(ExecutionArn(machine, name))!.Completion.WaitAsync(TimeSpan.FromSeconds(60));
        return await DescribeAsync(machine, name);
    }

    public async Task<string> CodeOfAsync(string operation, JsonObject request) =>
        (await Should.ThrowAsync<AwsServiceException>(() => CallAsync(operation, request))).Code;

    /// <summary>Stops the host; the folder stays.</summary>
    public async Task StopAsync()
    {
        await Host.DisposeAsync();
        _http.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static LambdaHandler Handler(Func<JsonNode?, Task<JsonNode?>> work) => async (input, _, cancellationToken) =>
    {
        var answer = await work(await JsonNode.ParseAsync(input, cancellationToken: cancellationToken));
        return new MemoryStream(Encoding.UTF8.GetBytes(answer?.ToJsonString() ?? "null"));
    };
}
