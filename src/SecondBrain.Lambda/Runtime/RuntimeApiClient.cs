using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SecondBrain.Lambda.Runtime;

/// <summary>The four calls of the Lambda Runtime API, version 2018-06-01, over one kept-alive connection.</summary>
internal sealed class RuntimeApiClient : IDisposable
{
    private const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";

    private readonly HttpClient _http;

    public RuntimeApiClient(string hostAndPort)
    {
        var sockets = new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
            // a frozen sandbox may sleep for hours between two invocations
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        };
        _http = new HttpClient(sockets) { BaseAddress = new Uri($"http://{hostAndPort}/2018-06-01/runtime/"), Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Waits for an event, for as long as it takes.</summary>
    public async Task<Invocation> NextAsync(CancellationToken stop)
    {
        using var response = await _http.GetAsync("invocation/next", stop);
        if (!response.IsSuccessStatusCode)
            throw new RuntimeApiException("invocation/next", response.StatusCode);

        var headers = response.Headers;
        var deadline = long.Parse(Required(headers, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture);
        var body = await response.Content.ReadAsByteArrayAsync(CancellationToken.None);
        return new Invocation(
            Required(headers, "Lambda-Runtime-Aws-Request-Id"),
            DateTimeOffset.FromUnixTimeMilliseconds(deadline),
            First(headers, "Lambda-Runtime-Trace-Id"),
            new MemoryStream(body, writable: false));
    }

    /// <returns>The service's answer; 202 when it took the response.</returns>
    public Task<HttpStatusCode> RespondAsync(string requestId, ReadOnlyMemory<byte> response) =>
        PostAsync($"invocation/{requestId}/response", "invocation/response", Content(response, "application/json"));

    public Task<HttpStatusCode> FailAsync(string requestId, FunctionError error) => PostAsync($"invocation/{requestId}/error", "invocation/error", Content(error));

    public Task<HttpStatusCode> FailInitAsync(FunctionError error) => PostAsync("init/error", "init/error", Content(error));

    public void Dispose() => _http.Dispose();

    /// <exception cref="RuntimeApiException">5xx: the sandbox is broken, the process must end.</exception>
    private async Task<HttpStatusCode> PostAsync(string path, string call, HttpContent content)
    {
        using (content)
        {
            using var answer = await _http.PostAsync(path, content);
            return (int)answer.StatusCode < 500 ? answer.StatusCode : throw new RuntimeApiException(call, answer.StatusCode);
        }
    }

    private static ReadOnlyMemoryContent Content(ReadOnlyMemory<byte> body, string type) =>
        new(body) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private static ReadOnlyMemoryContent Content(FunctionError error)
    {
        var content = Content(JsonSerializer.SerializeToUtf8Bytes(error, FunctionErrorJson.Default.FunctionError), "application/vnd.aws.lambda.error+json");
        content.Headers.TryAddWithoutValidation(ErrorTypeHeader, error.ErrorType);
        return content;
    }

    private static string Required(HttpResponseHeaders headers, string name) =>
        First(headers, name) ?? throw new InvalidOperationException($"The Lambda Runtime API sent an invocation without {name}.");

    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
