using Amazon.Runtime;
using SecondBrain.Aws.Signing;
using SecondBrain.Core.Changes;
using SecondBrain.Core.Executions;

namespace SecondBrain.Aws;

/// <summary>Where the brain lives on AWS.</summary>
public sealed record AwsOptions
{
    public required string TableName { get; init; }

    public required string BucketName { get; init; }

    public required string EmbeddingModelId { get; init; }

    public required string Region { get; init; }

    /// <summary>DynamoDB Local or another server that speaks DynamoDB; null for the service itself. Credentials are then made up.</summary>
    public Uri? DynamoDbEndpoint { get; init; }

    /// <summary>How long one attempt of a call to DynamoDB, Step Functions or the embedding model may take. Default: 4 seconds; with the retries of a call, each of which the SDK was seen to send twice when no answer came, it stays under <see cref="IChangeFeed.Overlap"/>.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Retries of one call to DynamoDB. Default: two, after at most 1 and 2 seconds, the waits of the SDK's standard mode: DynamoDB counts what a key range may do by the second.</summary>
    public AwsRetry DynamoDbRetry { get; init; } = new() { MaxRetries = 2, BaseDelay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(20) };

    /// <summary>A server that speaks Step Functions, such as the local host; null for the service itself.</summary>
    public Uri? StepFunctionsEndpoint { get; init; }

    /// <summary>What calls of <see cref="StepFunctionsEndpoint"/> are signed with; null: the SDK finds them, as everywhere on AWS.</summary>
    public AWSCredentials? StepFunctionsCredentials { get; init; }

    /// <summary>The ARN of a workflow's state machine; null for one that this function does not use.</summary>
    public Func<WorkflowName, string?> StateMachineArns { get; init; } = static _ => null;
}
