using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Functions and table at a time that stands still; any call of a function to DynamoDB can be made to fail.</summary>
public sealed class CallHost : IAsyncLifetime
{
    private readonly SwitchableEmbeddings _embeddings = new();

    internal CallPlan Plan { get; } = new();

    internal LocalHost Host { get; private set; } = null!;

    internal AmazonDynamoDBClient Table { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await LocalHost.StartForInvokeAsync(new LocalHostOptions
        {
            TemplatePath = RepositoryPaths.Combine("template.yaml"),
            Port = 0,
            InMemory = true,
            Embeddings = _embeddings,
            Clock = new FrozenTime(),
            Register = (services, environment) => services.AddSecondBrainFunctions(new FunctionEnvironment(environment))
                .Replace(ServiceDescriptor.Singleton(OneAttempt.Client(environment["AWS_ENDPOINT_URL_DYNAMODB"], Plan))),
            Handlers = (name, services) =>
            {
                var handler = FunctionCatalog.Create(name, services);
                return async (input, context, cancellationToken) =>
                {
                    Plan.Enter(name);
                    return await handler(input, context, cancellationToken);
                };
            },
        });
        Table = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = Host.DynamoDbEndpoint.ToString(), AuthenticationRegion = "us-east-1" });
    }

    public async Task DisposeAsync()
    {
        Table.Dispose();
        await Host.DisposeAsync();
        _embeddings.Dispose();
    }
}
