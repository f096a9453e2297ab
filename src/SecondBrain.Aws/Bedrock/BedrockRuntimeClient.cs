using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SecondBrain.Aws.Bedrock.Converse;
using SecondBrain.Aws.Signing;

namespace SecondBrain.Aws.Bedrock;

/// <summary>Amazon Bedrock's model invocation. Safe for concurrent use.</summary>
/// <remarks>Errors are <see cref="AwsServiceException"/> with Bedrock's names: <c>ThrottlingException</c>, <c>ModelTimeoutException</c>, <c>ModelNotReadyException</c>, <c>ValidationException</c>, <c>AccessDeniedException</c>.</remarks>
public sealed class BedrockRuntimeClient(HttpClient http, AwsClientOptions options)
{
    private readonly SignedHttp _signed = new(http, options, service: "bedrock", endpointPrefix: "bedrock-runtime");

    public Uri Endpoint => _signed.Endpoint;

    /// <summary>What this client may still retry.</summary>
    public RetryBudget Budget => _signed.Budget;

    /// <param name="modelId">A model id, an inference profile's id, or the ARN of either.</param>
    /// <param name="body">The request as the model wants it.</param>
    public async Task<ModelInvocation> InvokeModelAsync(string modelId, JsonNode body, CancellationToken cancellationToken = default)
    {
        var answer = await PostAsync(modelId, "invoke", WireJson.Bytes(body), cancellationToken);
        return new ModelInvocation(
            WireJson.Read(answer.Body),
            Number(answer.Headers, "x-amzn-bedrock-input-token-count"),
            Number(answer.Headers, "x-amzn-bedrock-output-token-count"));
    }

    /// <summary>A conversation's next message. Needs the permission bedrock:InvokeModel.</summary>
    /// <param name="modelId">A model id, an inference profile's id, or the ARN of either.</param>
    public async Task<ConverseAnswer> ConverseAsync(string modelId, ConverseRequest request, CancellationToken cancellationToken = default)
    {
        var answer = await PostAsync(modelId, "converse", WireJson.Bytes(request, ConverseJson.Default.ConverseRequest), cancellationToken);
        return WireJson.Read(answer.Body, ConverseJson.Default.ConverseAnswer);
    }

    private Task<SignedAnswer> PostAsync(string modelId, string operation, byte[] body, CancellationToken cancellationToken) => _signed.PostAsync(
        $"/model/{Uri.EscapeDataString(modelId)}/{operation}", new SignedBody(body, "application/json", ("Accept", "application/json")), cancellationToken);

    private static int? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
