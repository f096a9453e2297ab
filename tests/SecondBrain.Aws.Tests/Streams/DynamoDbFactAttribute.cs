namespace SecondBrain.Aws.Tests.Streams;

/// <summary>A test against a running DynamoDB Local: skipped, and saying so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DynamoDbFactAttribute : FactAttribute
{
    public const string Variable = "AWS_ENDPOINT_URL_DYNAMODB";

    public DynamoDbFactAttribute() =>
        Skip = Endpoint is null ? $"needs DynamoDB Local: set {Variable} to its address, such as http://127.0.0.1:8000" : null;

    public static Uri? Endpoint => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address ? new Uri(address) : null;
}
