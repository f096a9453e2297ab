using Amazon.Runtime;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Aws;
using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Breakers;
using SecondBrain.Core.Budget;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Changes;
using SecondBrain.Core.Clipping;
using SecondBrain.Core.Context;
using SecondBrain.Core.Costs;
using SecondBrain.Core.Digest;
using SecondBrain.Core.Editing;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Erasure;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Fetching;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Graph;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Import;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Links;
using SecondBrain.Core.Merging;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Reembedding;
using SecondBrain.Core.Reviews;
using SecondBrain.Core.Safety;
using SecondBrain.Core.Search;
using SecondBrain.Core.Storage;
using SecondBrain.Functions.Http;
using SecondBrain.Functions.Mcp;
using SecondBrain.Functions.Telemetry;

namespace SecondBrain.Functions;

/// <summary>The container that all functions share: one a process on Lambda, one for all functions in the local host.</summary>
public static class FunctionServices
{
    public static IServiceCollection AddSecondBrainFunctions(this IServiceCollection services, FunctionEnvironment environment)
    {
        services
            .AddSingleton(environment)
            .AddTelemetry(environment)
            .AddSecondBrainCore(environment)
            .AddTokens(environment)
            .AddSecondBrainAws(environment.ToAwsOptions());

        // a process on Lambda is one function: those that are not the Mcp function do not load its assemblies
        return environment.Optional("FUNCTION") is null or nameof(Mcp) ? services.AddSecondBrainMcp(environment) : services;
    }

    private static IServiceCollection AddSecondBrainCore(this IServiceCollection services, FunctionEnvironment environment) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IdSource>()
        .AddSingleton(BrainTypes.Parse(environment.Optional("NOTE_TYPES"), environment.Optional("LINK_TYPES")))
        .AddSingleton(WriteLimits.Parse(environment.Optional))
        .AddSingleton<WriteGuard>()
        .AddSingleton<Members>()
        .AddSingleton<BrainChoice>()
        .AddSingleton<NoteCapture>()
        .AddSingleton<RepeatedCapture>()
        .AddSingleton(new PageFetcherOptions())
        .AddSingleton<PageFetcher>()
        .AddSingleton<PageClipper>()
        .AddSingleton<PageCapture>()
        .AddSingleton<NoteWithdrawal>()
        .AddSingleton<SessionUndo>()
        .AddSingleton<AuditReader>()
        .AddSingleton<BrainChanges>()
        .AddSingleton<CaptureClaim>()
        .AddSingleton<NoteChunking>()
        .AddSingleton<EmbeddingWriter>()
        .AddSingleton<LinkResolution>()
        .AddSingleton<CaptureCompletion>()
        .AddSingleton(_ => PriceList.Shipped)
        .AddSingleton(BudgetOptions.Parse(environment.Optional("MONTHLY_BUDGET_USD")))
        .AddSingleton<CaptureBudget>()
        .AddSingleton<BudgetReader>()
        .AddSingleton<CaptureRedrive>()
        .AddSingleton<DeferredCaptures>()
        .AddSingleton(BreakerRules.Default)
        .AddSingleton<ModelBreaker>()
        .AddSingleton(LinkThresholds.Parse(environment.Optional("LINK_THRESHOLDS")))
        .AddSingleton<EnrichmentPreparation>()
        .AddSingleton<EnrichmentWithoutModel>()
        .AddSingleton<EnrichmentStorage>()
        .AddSingleton<EnrichmentWriter>()
        .AddSingleton<AcceptanceRule>()
        .AddSingleton<ProposalAcceptance>()
        .AddSingleton<ProposalApplication>()
        .AddSingleton<ProposalDoor>()
        .AddSingleton<NoteFlagging>()
        .AddSingleton<ReviewOpening>()
        .AddSingleton<ReviewAsking>()
        .AddSingleton<ReviewApplication>()
        .AddSingleton<ReviewDecisions>()
        .AddSingleton<ReviewReader>()
        .AddSingleton<ReviewLinks>()
        .AddSingleton(provider => new DecisionLinks(
            provider.GetRequiredService<IReviewStore>(),
            provider.GetRequiredService<ReviewLinks>(),
            environment.Optional("API_URL") is { } url ? new Uri(url) : null))
        .AddSingleton<ReceiptWait>()
        .AddSingleton<LinkWriter>()
        .AddSingleton<RepeatableStart>()
        .AddSingleton<NoteMerging>()
        .AddSingleton<NoteErasing>()
        .AddSingleton<ErasureBlobs>()
        .AddSingleton<ErasureDoors>()
        .AddSingleton<BrainExecutions>()
        .AddSingleton<LinkReader>()
        .AddSingleton<SeenNotes>()
        .AddSingleton<SeenReceipts>()
        .AddSingleton<NoteList>()
        .AddSingleton<DigestReader>()
        .AddSingleton<SeenVersions>()
        .AddSingleton<NoteEditor>()
        .AddSingleton(new GraphOptions { Weights = EdgeWeights.Parse(environment.Optional("LINK_WEIGHTS")) })
        .AddSingleton<GraphReader>()
        .AddSingleton<NoteTitles>()
        .AddSingleton<OverviewReader>()
        .AddSingleton<NoteContext>()
        .AddSingleton<NoteSearch>()
        .AddSingleton<BrainIndexes>()
        .AddSingleton<BulkCompaction>()
        .AddSingleton<CompactionStarter>()
        .AddSingleton<IndexCompaction>()
        .AddSingleton(DigestOptions.Default)
        .AddSingleton<WaitingReviews>()
        .AddSingleton<BrainAnalysis>()
        .AddSingleton<DigestTitles>()
        .AddSingleton<DigestWriter>()
        .AddSingleton<ImportStaging>()
        .AddSingleton<ImportStarter>()
        .AddSingleton<ImportReading>()
        .AddSingleton<FileImport>()
        .AddSingleton<ImportCompletion>()
        .AddSingleton<BrainReembedding>()
        .AddSingleton<ReembeddingStarter>()
        .AddSingleton(provider => new ServingModels(
            provider.GetRequiredService<IBrainModels>(),
            environment.Required("EMBEDDING_MODEL_ID"),
            environment.Optional("OTHER_EMBEDDING_MODEL_ID") ?? environment.Required("EMBEDDING_MODEL_ID")))
        .AddSingleton(provider => new IndexSources(
            provider.GetRequiredService<INoteStore>(),
            provider.GetRequiredService<IChunkStore>(),
            provider.GetRequiredService<IChangeFeed>(),
            provider.GetRequiredService<IBlobStore>(),
            provider.GetRequiredService<ServingModels>(),
            provider.GetRequiredService<TimeProvider>())
        {
            Search = SearchOptions.Default with { Links = provider.GetRequiredService<GraphOptions>().Weights },
            Compactions = provider.GetRequiredService<CompactionStarter>(),
            Fault = FunctionLog.Fault,
        });

    /// <summary>What the doors check tokens with, over an <see cref="IMemberStore"/> and a clock. JWT_ISSUER is needed by those that no gateway checks for.</summary>
    public static IServiceCollection AddTokens(this IServiceCollection services, FunctionEnvironment environment) => services
        .AddSingleton<RoleLookup>()
        .AddSingleton(provider => new PrincipalReader(
            provider.GetRequiredService<RoleLookup>(),
            environment.Required("JWT_AUDIENCE").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        .AddSingleton(provider => new IssuerKeys(IssuerKeys.NewHttpClient(), environment.Required("JWT_ISSUER"), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<TokenVerifier>();

    private static AwsOptions ToAwsOptions(this FunctionEnvironment environment) => new()
    {
        TableName = environment.Required("TABLE_NAME"),
        BucketName = environment.Required("BUCKET_NAME"),
        EmbeddingModelId = environment.Required("EMBEDDING_MODEL_ID"),
        DynamoDbEndpoint = environment.Optional("AWS_ENDPOINT_URL_DYNAMODB") is { } url ? new Uri(url) : null,
        Region = environment.Optional("AWS_REGION") ?? "us-east-1",
        StepFunctionsEndpoint = environment.Optional("AWS_ENDPOINT_URL_SFN") is { } endpoint ? new Uri(endpoint) : null,
        StepFunctionsCredentials = environment.Optional("AWS_ENDPOINT_URL_SFN") is null
            ? null
            : new BasicAWSCredentials(environment.Required("AWS_ACCESS_KEY_ID"), environment.Required("AWS_SECRET_ACCESS_KEY")),
        StateMachineArns = workflow => environment.Optional(workflow.Variable),
    };
}
