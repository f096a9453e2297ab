namespace SecondBrain.Aws;

/// <summary>Where the brain lives on AWS.</summary>
public sealed class AwsOptions
{
    public required string TableName { get; init; }

    public required string BucketName { get; init; }

    public required string EmbeddingModelId { get; init; }

    public required string Region { get; init; }

    /// <summary>DynamoDB Local or another server that speaks DynamoDB; null for the service itself. Credentials are then made up.</summary>
    public Uri? DynamoDbEndpoint { get; init; }
}
