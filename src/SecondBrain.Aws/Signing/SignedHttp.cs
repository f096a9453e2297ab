using System.Net;
using System.Net.Http.Headers;
using Amazon.Runtime;
using Polly;

namespace SecondBrain.Aws.Signing;

/// <summary>Signed POSTs to one service, retried as <see cref="AwsClientOptions.Retry"/> says. Safe for concurrent use.</summary>
internal sealed class SignedHttp
{
    private readonly HttpClient _http;
    private readonly AwsClientOptions _options;
    private readonly string _service;
    private readonly Uri _endpoint;
    private readonly ResiliencePipeline _pipeline;

    public SignedHttp(HttpClient http, AwsClientOptions options, string service, string endpointPrefix)
    {
        (_http, _options, _service) = (http, options, service);
        _endpoint = options.EndpointOf(endpointPrefix);
        Budget = new RetryBudget(options.Retry.BudgetTokens);
        _pipeline = new RetryDecision(options, Budget).Pipeline();
    }

    public Uri Endpoint => _endpoint;

    public RetryBudget Budget { get; }

    /// <param name="path">Already percent-encoded.</param>
    /// <exception cref="AwsServiceException">Any answer but a 2xx, or no answer, after the retries.</exception>
    public async Task<SignedAnswer> PostAsync(string path, SignedBody body, CancellationToken cancellationToken)
    {
        var attempts = new CallAttempts(body.IsRepeatable, CallDeadline.Current);
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        RetryDecision.Attach(context, attempts);
        try
        {
            var answer = await _pipeline.ExecuteAsync(
                static async (context, state) => await state.Self.TimedAttemptAsync(state.path, state.body, state.attempts, context.CancellationToken),
                context,
                (Self: this, path, body, attempts));
            Budget.Reward(attempts.LastCost);
            return answer;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<SignedAnswer> TimedAttemptAsync(string path, SignedBody body, CallAttempts attempts, CancellationToken cancellationToken)
    {
        var began = _options.Clock.GetTimestamp();
        try
        {
            return await AttemptAsync(path, body, ++attempts.Made, cancellationToken);
        }
        finally
        {
            attempts.LastDuration = _options.Clock.GetElapsedTime(began);
        }
    }

    private async Task<SignedAnswer> AttemptAsync(string path, SignedBody body, int number, CancellationToken cancellationToken)
    {
        var limit = body.AttemptTimeout ?? _options.AttemptTimeout;
        using var attempt = new CancellationTokenSource(limit, _options.Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(attempt.Token, cancellationToken);
        try
        {
            using var request = await RequestAsync(path, body, number, linked.Token);
            using var response = await _http.SendAsync(request, linked.Token);
            var bytes = await response.Content.ReadAsByteArrayAsync(linked.Token);
            return response.IsSuccessStatusCode
                ? new SignedAnswer(bytes, response.Headers)
                : throw AwsErrorBody.Read(response, bytes, _options.Clock.GetUtcNow());
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException)
        {
            // a connection that breaks because the caller gave up is no failure of the service's
            cancellationToken.ThrowIfCancellationRequested();
            if (attempt.IsCancellationRequested)
                throw new AwsServiceException(AwsServiceException.AttemptTimedOut, status: null, $"no answer from {_endpoint.Host} within {limit}");
            if (exception is OperationCanceledException)
                throw;
            throw new AwsServiceException(AwsServiceException.Unreachable, status: null, $"{_endpoint.Authority} did not answer ({Reason(exception)})");
        }
    }

    // the name of the failure, not its text: that could be a proxy's
    private static string Reason(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http ? http.HttpRequestError.ToString() : exception.GetType().Name;

    private async Task<HttpRequestMessage> RequestAsync(string path, SignedBody body, int number, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Host(body.HostPrefix), path)) { Content = new ReadOnlyMemoryContent(body.Bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(body.ContentType);
        foreach (var (name, value) in body.Headers)
            request.Headers.TryAddWithoutValidation(name, value);

        var credentials = await CredentialsAsync(cancellationToken);
        SigV4.Sign(request, body.Bytes.Span, _service, _options.Region, credentials, _options.Clock.GetUtcNow());
        request.Headers.TryAddWithoutValidation("amz-sdk-request", $"attempt={number}; max={_options.Retry.MaxRetries + 1}"); // as the SDK's clients say it
        return request;
    }

    private async Task<ImmutableCredentials> CredentialsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _options.Credentials.GetCredentialsAsync().WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException)
        {
            throw new AwsServiceException(AwsServiceException.NoCredentials, HttpStatusCode.Unauthorized, $"the SDK's credentials could not be had ({exception.GetType().Name}): sign in again");
        }
    }

    /// <summary>On AWS an operation can have a host of its own; another server has one.</summary>
    private Uri Host(string prefix) => prefix.Length == 0 || _options.Endpoint is not null
        ? _endpoint
        : new UriBuilder(_endpoint) { Host = prefix + _endpoint.Host }.Uri;
}
