using System.Diagnostics;
using SecondBrain.Aws.Calls;

namespace SecondBrain.Functions.Telemetry;

/// <summary>Counts the calls to AWS of the invocation that makes them, gives them its trace, and makes a span of each where spans are recorded.</summary>
internal sealed class CountingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly ActivitySource Source = new(FunctionSpans.Aws);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        InvocationScope.Current?.CountAwsCall(IsRetry(request));
        using var span = Source.HasListeners() ? Source.StartActivity(AwsCall.Of(request)?.ToString() ?? "call", ActivityKind.Client) : null;

        // not signed, as the SDK does not sign it either; on Lambda the SDK sends it already
        if (TraceHeader.Current is { } trace && !request.Headers.Contains(TraceHeader.Name))
            request.Headers.TryAddWithoutValidation(TraceHeader.Name, trace);
        var response = await base.SendAsync(request, cancellationToken);
        span?.SetTag("http.response.status_code", (int)response.StatusCode);
        return response;
    }

    // "attempt=2; max=3"
    private static bool IsRetry(HttpRequestMessage request) =>
        request.Headers.TryGetValues("amz-sdk-request", out var values)
        && values.First() is var attempt && attempt.StartsWith("attempt=", StringComparison.Ordinal) && !attempt.StartsWith("attempt=1;", StringComparison.Ordinal) && attempt != "attempt=1";
}
