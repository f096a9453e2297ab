using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

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
        _pipeline = Pipeline(options);
    }

    public Uri Endpoint => _endpoint;

    /// <param name="path">Already percent-encoded.</param>
    /// <exception cref="AwsServiceException">Any answer but a 2xx, or no answer, after the retries.</exception>
    public async Task<SignedAnswer> PostAsync(string path, SignedBody body, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(
            static async (state, token) => await state.Self.AttemptAsync(state.path, state.body, token),
            (Self: this, path, body),
            cancellationToken);

    private async Task<SignedAnswer> AttemptAsync(string path, SignedBody body, CancellationToken cancellationToken)
    {
        using var attempt = new CancellationTokenSource(_options.AttemptTimeout, _options.Clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(attempt.Token, cancellationToken);
        try
        {
            using var request = await RequestAsync(path, body);
            using var response = await _http.SendAsync(request, linked.Token);
            var bytes = await response.Content.ReadAsByteArrayAsync(linked.Token);
            return response.IsSuccessStatusCode
                ? new SignedAnswer(bytes, response.Headers)
                : throw AwsErrorBody.Read(response.StatusCode, First(response.Headers, "x-amzn-ErrorType"), bytes);
        }
        catch (OperationCanceledException) when (attempt.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new AwsServiceException(AwsServiceException.AttemptTimedOut, $"no answer from {_endpoint.Host} within {_options.AttemptTimeout}", status: null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new AwsServiceException(AwsServiceException.Unreachable, $"{_endpoint.Authority} did not answer", status: null, exception);
        }
    }

    private async Task<HttpRequestMessage> RequestAsync(string path, SignedBody body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_endpoint, path)) { Content = new ReadOnlyMemoryContent(body.Bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(body.ContentType);
        foreach (var (name, value) in body.Headers)
            request.Headers.TryAddWithoutValidation(name, value);

        var credentials = await _options.Credentials.GetCredentialsAsync();
        SigV4.Sign(request, body.Bytes.Span, _service, _options.Region, credentials, _options.Clock.GetUtcNow());
        return request;
    }

    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static ResiliencePipeline Pipeline(AwsClientOptions options)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = options.Clock };
        if (options.Retry.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = static arguments => new(arguments.Outcome.Exception is AwsServiceException { IsTransient: true }),
                MaxRetryAttempts = options.Retry.MaxRetries,
                DelayGenerator = arguments => new(options.Retry.DelayBefore(arguments.AttemptNumber, Random.Shared.NextDouble())),
            });
        }

        return builder.Build();
    }
}

internal sealed record SignedBody(ReadOnlyMemory<byte> Bytes, string ContentType, params (string Name, string Value)[] Headers);

internal sealed record SignedAnswer(byte[] Body, HttpResponseHeaders Headers);
