using System.Net;
using Polly;
using Polly.Retry;

namespace SecondBrain.Local.Cli.Api;

/// <summary>When a request is sent again.</summary>
internal static class ApiRetries
{
    /// <summary>After the first attempt. The waits grow from 0.2 s to at most 5 s, about 20 s in all.</summary>
    public const int MaxRetries = 8;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public static ResiliencePipeline<HttpResponseMessage> Create(TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().HandleResult(MayPass),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = LongestWait,
                MaxRetryAttempts = MaxRetries,
                DelayGenerator = attempt => ValueTask.FromResult(Asked(attempt.Outcome.Result)),
            })
            .Build();

    private static bool MayPass(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented;

    private static TimeSpan? Asked(HttpResponseMessage? response) => response?.Headers.RetryAfter?.Delta is { } delta
        ? delta < LongestWait ? delta : LongestWait
        : null;
}
