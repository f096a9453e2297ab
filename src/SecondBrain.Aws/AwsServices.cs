using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.S3;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Aws.Bedrock;
using SecondBrain.Aws.Calls;
using SecondBrain.Aws.DynamoDb;
using SecondBrain.Aws.DynamoDb.Erasure;
using SecondBrain.Aws.DynamoDb.Merging;
using SecondBrain.Aws.S3;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.StepFunctions;
using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Brains;
using SecondBrain.Core.Breakers;
using SecondBrain.Core.Budget;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Changes;
using SecondBrain.Core.Digest;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Erasure;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Import;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Links;
using SecondBrain.Core.Merging;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;
using SecondBrain.Core.Reembedding;
using SecondBrain.Core.Reviews;
using SecondBrain.Core.Safety;
using SecondBrain.Core.Storage;

namespace SecondBrain.Aws;

/// <summary>The adapters of Core's ports. A client is made when something first asks for it, so a function pays for what it uses.</summary>
public static class AwsServices
{
    /// <summary>A part of a snapshot, with the SDK's retries within what a search may take.</summary>
    private static readonly TimeSpan BucketTimeout = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddSecondBrainAws(this IServiceCollection services, AwsOptions options) => services
        .AddSingleton(options)
        .AddSingleton<IAmazonDynamoDB>(provider => CreateDynamoDb(provider.GetRequiredService<AwsOptions>(), provider.GetService<AwsWire>(), provider.GetService<TimeProvider>()))
        .AddSingleton(provider => new BrainTable(provider.GetRequiredService<IAmazonDynamoDB>(), options.TableName))
        .AddSingleton<TableProbe>()
        .AddSingleton<IAuditStore, DynamoAuditStore>()
        .AddSingleton<IReversalStore, DynamoReversalStore>()
        .AddSingleton<IProposalWithdrawal, DynamoProposalWithdrawal>()
        .AddSingleton<INoteStore, DynamoNoteStore>()
        .AddSingleton<ICaptureStore, DynamoCaptureStore>()
        .AddSingleton<IChunkStore, DynamoChunkStore>()
        .AddSingleton<ILinkStore, DynamoLinkStore>()
        .AddSingleton<IMergeStore, DynamoMergeStore>()
        .AddSingleton<IErasureStore, DynamoErasureStore>()
        .AddSingleton<IChangeFeed, DynamoChangeFeed>()
        .AddSingleton<IBrainRegister, DynamoBrainRegister>()
        .AddSingleton<IDigestStore, DynamoDigestStore>()
        .AddSingleton<IImportStore, DynamoImportStore>()
        .AddSingleton<IMemberStore, DynamoMemberStore>()
        .AddSingleton<IBrainModels, DynamoBrainModels>()
        .AddSingleton<IVectorReplacement, DynamoVectorReplacement>()
        .AddSingleton<IVersionStore, DynamoVersionStore>()
        .AddSingleton<ProposalWrites>()
        .AddSingleton<IBreakerStore, DynamoBreakerStore>()
        .AddSingleton<IBudgetLedger, DynamoBudgetLedger>()
        .AddSingleton<IGeneratedStore, DynamoGeneratedStore>()
        .AddSingleton<IProposalStore, DynamoProposalStore>()
        .AddSingleton<IReviewKeyStore, DynamoReviewKeyStore>()
        .AddSingleton<IReviewStore, DynamoReviewStore>()
        .AddSingleton<INoteFlags, DynamoNoteFlags>()
        .AddSingleton<IWriteCounters, DynamoWriteCounters>()
        .AddSingleton<IBlobStore>(provider => new S3BlobStore(CreateS3(options, provider.GetService<AwsWire>()), options.BucketName))
        .AddSingleton<IWorkflowExecutions>(provider => CreateExecutions(options, provider.GetRequiredService<TimeProvider>(), provider.GetService<AwsWire>()))
        .AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider => CreateEmbedder(options, provider.GetRequiredService<TimeProvider>(), provider.GetService<AwsWire>()));

    /// <summary>A client for the service, or for the server that <see cref="AwsOptions.DynamoDbEndpoint"/> names.</summary>
    public static IAmazonDynamoDB CreateDynamoDb(AwsOptions options, AwsWire? wire = null, TimeProvider? clock = null)
    {
        var config = new AmazonDynamoDBConfig { Timeout = options.AttemptTimeout, MaxErrorRetry = options.DynamoDbRetry.MaxRetries, RetryMode = RequestRetryMode.Standard, ThrottleRetries = false, HttpClientFactory = Factory(wire) };
        if (options.DynamoDbEndpoint is not { } endpoint)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
            return new RetryingDynamoDb(config, options.DynamoDbRetry, clock ?? TimeProvider.System);
        }

        config.ServiceURL = endpoint.ToString();
        config.AuthenticationRegion = options.Region;
        return new RetryingDynamoDb(config, new BasicAWSCredentials("local", "local"), options.DynamoDbRetry, clock ?? TimeProvider.System);
    }

    private static AmazonS3Client CreateS3(AwsOptions options, AwsWire? wire) =>
        new(new AmazonS3Config { RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region), Timeout = BucketTimeout, MaxErrorRetry = 1, RetryMode = RequestRetryMode.Standard, HttpClientFactory = Factory(wire) });

    private static WireHttpClientFactory? Factory(AwsWire? wire) => wire is null ? null : new WireHttpClientFactory(wire);

    private static StepFunctionsExecutions CreateExecutions(AwsOptions options, TimeProvider clock, AwsWire? wire)
    {
        var signing = new AwsClientOptions
        {
            Credentials = options.StepFunctionsCredentials ?? DefaultAWSCredentialsIdentityResolver.GetCredentials(),
            Region = options.Region,
            Endpoint = options.StepFunctionsEndpoint,
            AttemptTimeout = options.AttemptTimeout,
            Clock = clock,
        };
        return new StepFunctionsExecutions(new StepFunctionsClient(AwsWire.NewClient(wire), signing), options.StateMachineArns);
    }

    internal static TranslatingEmbeddingGenerator CreateEmbedder(AwsOptions options, TimeProvider clock, AwsWire? wire, AWSCredentials? credentials = null)
    {
        var deployed = DeployedEmbedding.Require(options.EmbeddingModelId);
        var signing = new AwsClientOptions
        {
            Credentials = credentials ?? DefaultAWSCredentialsIdentityResolver.GetCredentials(),
            Region = options.Region,
            AttemptTimeout = options.AttemptTimeout,
            Retry = new AwsRetry { MaxRetries = 1 }, // leaves a search, which has 29 seconds, the time to go on by words
            Clock = clock,
        };
        var client = new BedrockRuntimeClient(AwsWire.NewClient(wire), signing);
        return new TranslatingEmbeddingGenerator(new BedrockEmbeddingGenerator(client, deployed, clock));
    }
}
