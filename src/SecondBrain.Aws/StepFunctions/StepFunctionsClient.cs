using System.Text.Json.Nodes;
using SecondBrain.Aws.Signing;

namespace SecondBrain.Aws.StepFunctions;

/// <summary>AWS Step Functions in its own protocol. Safe for concurrent use.</summary>
/// <remarks>Errors are <see cref="AwsServiceException"/> with the service's names, such as <c>ExecutionAlreadyExists</c> and <c>TaskTimedOut</c>.</remarks>
public sealed class StepFunctionsClient(HttpClient http, AwsClientOptions options)
{
    private const string Target = "AWSStepFunctions.";

    private readonly AwsJsonClient _client = new(http, AwsJsonService.StepFunctions, options);

    /// <param name="operation">Such as <c>StartExecution</c>.</param>
    /// <param name="request">In the wire shape.</param>
    public Task<JsonNode> CallAsync(string operation, JsonObject request, CancellationToken cancellationToken = default) =>
        _client.CallAsync(Target + operation, request, cancellationToken);
}
