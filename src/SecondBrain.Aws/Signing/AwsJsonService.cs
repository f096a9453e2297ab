namespace SecondBrain.Aws.Signing;

/// <summary>A service that speaks AWS's JSON protocol.</summary>
/// <param name="SigningName">The service's name in the signature's scope.</param>
/// <param name="EndpointPrefix">The first label of its public host name.</param>
/// <param name="JsonVersion">1.0 or 1.1, as the service's model says.</param>
public sealed record AwsJsonService(string SigningName, string EndpointPrefix, string JsonVersion)
{
    /// <summary>Targets <c>DynamoDB_20120810.*</c>.</summary>
    public static AwsJsonService DynamoDb { get; } = new("dynamodb", "dynamodb", "1.0");

    /// <summary>Targets <c>DynamoDBStreams_20120810.*</c>.</summary>
    public static AwsJsonService DynamoDbStreams { get; } = new("dynamodb", "streams.dynamodb", "1.0");

    /// <summary>Targets <c>AWSStepFunctions.*</c>.</summary>
    public static AwsJsonService StepFunctions { get; } = new("states", "states", "1.0");
}
