using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using SecondBrain.Aws.Signing;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>The SDK's client with <see cref="DynamoDbRetries"/> instead of the SDK's own. Safe for concurrent use.</summary>
internal sealed class RetryingDynamoDb : AmazonDynamoDBClient
{
    public RetryingDynamoDb(AmazonDynamoDBConfig config, AWSCredentials credentials, AwsRetry retry, TimeProvider clock)
        : base(credentials, config) => Replace(config, retry, clock);

    public RetryingDynamoDb(AmazonDynamoDBConfig config, AwsRetry retry, TimeProvider clock)
        : base(config) => Replace(config, retry, clock);

    private void Replace(AmazonDynamoDBConfig config, AwsRetry retry, TimeProvider clock) =>
        RuntimePipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new DynamoDbRetries(config, retry, clock)));
}
