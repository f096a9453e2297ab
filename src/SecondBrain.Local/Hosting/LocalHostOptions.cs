using Microsoft.Extensions.AI;
using SecondBrain.Core.Storage;
using SecondBrain.Functions;
using SecondBrain.Lambda;
using SecondBrain.Local.Downloads;
using SecondBrain.Local.Pipes;
using SecondBrain.Local.Telemetry;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Hosting;

/// <summary>What a local host is started with.</summary>
internal sealed record LocalHostOptions
{
    /// <summary>The port unless another is asked for.</summary>
    public const int DefaultPort = 8787;

    public string TemplatePath { get; init; } = "template.yaml";

    /// <summary>0 takes any free port.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Null: <see cref="DataFolder.DefaultPath"/>, or a folder that goes away with the host when <see cref="InMemory"/>.</summary>
    public string? DataPath { get; init; }

    /// <summary>Notes are gone when the host stops. With a <see cref="DataPath"/> the key, the owner's token and host.json still live there.</summary>
    public bool InMemory { get; init; }

    /// <summary>The brain that the owner's token opens.</summary>
    public string Brain { get; init; } = "home";

    /// <summary>More values for the template's parameters. <c>JwtIssuer</c> and <c>JwtAudience</c> are the host's to give.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>A DynamoDB to use instead of starting one. Null: what <c>AWS_ENDPOINT_URL_DYNAMODB</c> names, else one is started.</summary>
    public Uri? DynamoDbEndpoint { get; init; }

    /// <summary>Where the engine and the model are kept once they were downloaded.</summary>
    public PackageCache Packages { get; init; } = new();

    /// <summary>The model behind <c>bedrock:invokeModel</c> and the functions. Null: the embedded one.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings { get; init; }

    /// <summary>The model behind <c>bedrockruntime:converse</c>; the caller disposes it. Null: none, and such a task fails with advice.</summary>
    public IChatClient? Chat { get; init; }

    /// <summary>Told of every file that <c>sns:publish</c> left in the data folder.</summary>
    public Action<string> MailArrived { get; init; } = static _ => { };

    /// <summary>Registers what the functions need; the host then replaces only the edge.</summary>
    public Func<IServiceCollection, IReadOnlyDictionary<string, string>, IServiceCollection> Register { get; init; } =
        (services, environment) => services.AddSecondBrainFunctions(new FunctionEnvironment(environment));

    /// <summary>Makes the handler of a function by its <c>FUNCTION</c> value.</summary>
    public Func<string, IServiceProvider, LambdaHandler> Handlers { get; init; } = FunctionCatalog.Create;

    /// <summary>Stands between the workflows and what their Task states name: tests make a task fail here.</summary>
    public Func<ITaskResources, ITaskResources> Tasks { get; init; } = static tasks => tasks;

    /// <summary>Stands between the functions and the bucket.</summary>
    public Func<IBlobStore, IBlobStore> Blobs { get; init; } = static blobs => blobs;

    /// <summary>Executions at one time. Default: twice the cores.</summary>
    public int MaxConcurrentExecutions { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>Where the jitter of retries comes from: at least 0, below 1.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>How long a pipe waits after the attempt of that number, from 0, at a batch that its target does not take.</summary>
    public Func<int, TimeSpan> PipePause { get; init; } = PipeTarget.Pause;

    /// <summary>The function that takes up captures which no execution finished, if the template has it: called once at start.</summary>
    public string ResumeFunction { get; init; } = "RedriveCaptures";

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told what the start is waiting for, a line at a time.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>A collector that takes spans by OTLP over HTTP. Null: what <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names, else none are made.</summary>
    public Uri? TraceEndpoint { get; init; } = OtlpExport.EndpointOfProcess;

    /// <summary>Where warnings and failures go. Never note text.</summary>
    public ILoggerFactory Logging { get; init; } = Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance;
}
