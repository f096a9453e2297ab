using Polly;
using Polly.Retry;

namespace SecondBrain.Aws.Signing;

/// <summary>Whether, and after how long, a failed attempt is followed by another: the failure may pass, the client's budget has room, and there is time for it. Safe for concurrent use.</summary>
internal sealed class RetryDecision(AwsClientOptions options, RetryBudget budget)
{
    private static readonly ResiliencePropertyKey<CallAttempts> Key = new("SecondBrain.Attempts");

    public ResiliencePipeline Pipeline()
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = options.Clock };
        if (options.Retry.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => new(ShouldRetry(arguments.Outcome.Exception, arguments.AttemptNumber, Of(arguments.Context))),
                MaxRetryAttempts = options.Retry.MaxRetries,
                DelayGenerator = arguments => new(Of(arguments.Context).Delay),
            });
        }

        return builder.Build();
    }

    public static void Attach(ResilienceContext context, CallAttempts attempts) => context.Properties.Set(Key, attempts);

    private static CallAttempts Of(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    private bool ShouldRetry(Exception? outcome, int attempt, CallAttempts call)
    {
        // a cancelled call is an OperationCanceledException: never tried again
        if (outcome is not AwsServiceException { IsTransient: true } failure || attempt >= options.Retry.MaxRetries
            || (!call.IsRepeatable && failure.Status is null))
        {
            return false;
        }

        var delay = options.Retry.DelayBefore(attempt, Random.Shared.NextDouble());
        if (failure.RetryAfter is { } asked)
        {
            if (asked > options.Retry.MaxRetryAfter)
                return false;
            delay = asked > delay ? asked : delay;
        }

        // the next attempt will take about as long as the last one did
        if (call.Deadline is { } deadline && options.Clock.GetUtcNow() + delay + call.LastDuration > deadline)
            return false;

        if (!budget.TryTake(failure, out var cost))
            return false;

        (call.Delay, call.LastCost) = (delay, cost);
        return true;
    }
}
