using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace SecondBrain.Aws.Signing;

/// <summary>Calls of the AWS JSON 1.0 and 1.1 protocols, signed and retried. Safe for concurrent use; does not own <paramref name="http"/>.</summary>
/// <remarks>Give <paramref name="http"/> a timeout longer than <see cref="AwsClientOptions.AttemptTimeout"/>.</remarks>
public sealed class AwsJsonClient(HttpClient http, AwsJsonService service, AwsClientOptions options)
{
    private readonly SignedHttp _signed = new(http, options, service.SigningName, service.EndpointPrefix);

    /// <summary>What this client may still retry.</summary>
    public RetryBudget Budget => _signed.Budget;

    /// <param name="target">The operation with its prefix, such as <c>DynamoDB_20120810.PutItem</c>.</param>
    /// <param name="body">The request in the service's wire shape.</param>
    /// <returns>The answer in the wire shape; an empty object when the service answers with nothing.</returns>
    /// <exception cref="AwsServiceException">The service refused the call, or could not be reached, after the retries.</exception>
    public async Task<JsonNode> CallAsync(string target, JsonNode body, CancellationToken cancellationToken = default)
    {
        var answer = await _signed.PostAsync("/", Body(target, WireJson.Bytes(body)), cancellationToken);
        return WireJson.Read(answer.Body);
    }

    /// <inheritdoc cref="CallAsync(string, JsonNode, CancellationToken)"/>
    internal async Task<TAnswer> CallAsync<TRequest, TAnswer>(
        string target, TRequest request, JsonTypeInfo<TRequest> requestType, JsonTypeInfo<TAnswer> answerType, Func<SignedBody, SignedBody>? change, CancellationToken cancellationToken)
    {
        var body = Body(target, WireJson.Bytes(request, requestType));
        var answer = await _signed.PostAsync("/", change?.Invoke(body) ?? body, cancellationToken);
        return WireJson.Read(answer.Body, answerType);
    }

    private SignedBody Body(string target, byte[] bytes) => new(bytes, $"application/x-amz-json-{service.JsonVersion}", ("x-amz-target", target));
}
