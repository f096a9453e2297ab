using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace SecondBrain.Local.Engine;

/// <summary>Asks a DynamoDB endpoint for its tables: the first request that an engine answers once it is ready.</summary>
internal sealed class EngineProbe(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };

    /// <exception cref="TimeoutException">No answer in time.</exception>
    /// <exception cref="EngineEndedException">The engine has ended.</exception>
    public async Task WaitUntilReadyAsync(Uri endpoint, Process engine, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (!await AnswersAsync(endpoint, cancellationToken))
        {
            if (engine.HasExited)
                throw await EndedAsync(engine, cancellationToken);
            if (time.GetElapsedTime(start) > timeout)
                throw new TimeoutException();
            await Task.Delay(Interval, time, cancellationToken);
        }

        // Whoever answered on the chosen port was not our engine if that has ended
        if (engine.HasExited)
            throw await EndedAsync(engine, cancellationToken);
    }

    /// <summary>True when a DynamoDB answers there: with its tables, or with a refusal of our made-up credentials.</summary>
    public async Task<bool> AnswersAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new StringContent("{}", Encoding.UTF8, new MediaTypeHeaderValue("application/x-amz-json-1.0")),
        };
        request.Headers.Add("X-Amz-Target", "DynamoDB_20120810.ListTables");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0");
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            return response.Headers.Contains("x-amzn-RequestId");
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => _http.Dispose();

    // Waiting for the exit also waits for the last lines of its output
    private static async Task<EngineEndedException> EndedAsync(Process engine, CancellationToken cancellationToken)
    {
        await engine.WaitForExitAsync(cancellationToken);
        return new EngineEndedException(engine.ExitCode);
    }
}
