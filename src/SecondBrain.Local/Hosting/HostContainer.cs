using Amazon.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.Streams;
using SecondBrain.Functions.Telemetry;
using SecondBrain.Local.Storage;
using SecondBrain.Local.Template;
using SecondBrain.Local.Workflows;

namespace SecondBrain.Local.Hosting;

/// <summary>The one container of all functions: theirs, with the edge replaced by what runs on this machine.</summary>
internal sealed class HostContainer(LocalHostOptions options, LocalTemplate template, Uri dynamoDb)
{
    public required (Uri Endpoint, ImmutableCredentials Credentials) StepFunctions { get; init; }

    /// <summary>Where the functions' lines go.</summary>
    public required LogOutput Log { get; init; }

    public ServiceProvider Build(string blobFolder, IEmbeddingGenerator<string, Embedding<float>> model)
    {
        var environment = FunctionVariables.Merge(template.Functions);
        environment["AWS_ENDPOINT_URL_DYNAMODB"] = dynamoDb.ToString();
        environment["AWS_REGION"] = template.Scope.Region;
        environment["AWS_ENDPOINT_URL_SFN"] = StepFunctions.Endpoint.ToString();
        environment["AWS_ACCESS_KEY_ID"] = StepFunctions.Credentials.AccessKey;
        environment["AWS_SECRET_ACCESS_KEY"] = StepFunctions.Credentials.SecretKey;
        return options.Register(new ServiceCollection(), environment)
            .Replace(ServiceDescriptor.Singleton(options.Clock))
            .Replace(ServiceDescriptor.Singleton(Log))
            .Replace(ServiceDescriptor.Singleton(model))
            .AddSingleton(_ => new FileBlobStore(blobFolder))
            .Replace(ServiceDescriptor.Singleton(provider => options.Blobs(provider.GetRequiredService<FileBlobStore>())))
            .BuildServiceProvider();
    }

    public DynamoDbTasks DynamoDbTasks(ClosingStack closing) =>
        new(new AwsJsonClient(closing.Push(NewHttpClient()), AwsJsonService.DynamoDb, Signing(template.Scope, dynamoDb, options.Clock)));

    public static DynamoDbStreamsClient Streams(HttpClient http, TemplateScope scope, Uri dynamoDb, TimeProvider clock) => new(http, Signing(scope, dynamoDb, clock));

    public static HttpClient NewHttpClient() => new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromMinutes(2) };

    private static AwsClientOptions Signing(TemplateScope scope, Uri endpoint, TimeProvider clock) => new()
    {
        Credentials = new BasicAWSCredentials("local", "local"),
        Region = scope.Region,
        Endpoint = endpoint,
        Clock = clock,
    };
}
