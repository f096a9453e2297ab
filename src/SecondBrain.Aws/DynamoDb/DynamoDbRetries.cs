using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using SecondBrain.Aws.Signing;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>The SDK's standard policy, which knows what may pass and how much one client may retry, with the waits of an <see cref="AwsRetry"/> and an eye on <see cref="CallDeadline"/>. Safe for concurrent use.</summary>
/// <remarks>The SDK asks in this order: <see cref="ObtainSendTokenAsync"/> before each attempt, <see cref="RetryForExceptionAsync"/> after one that failed, <see cref="WaitBeforeRetryAsync"/> when it will make another.</remarks>
internal sealed class DynamoDbRetries : StandardRetryPolicy
{
    private const string Began = "SecondBrain.Began";
    private const string Delay = "SecondBrain.Delay";

    private readonly AwsRetry _retry;
    private readonly TimeProvider _clock;

    public DynamoDbRetries(AmazonDynamoDBConfig config, AwsRetry retry, TimeProvider clock)
        : base(config) => (_retry, _clock, MaxRetries) = (retry, clock, retry.MaxRetries);

    public override Task ObtainSendTokenAsync(IExecutionContext executionContext, Exception exception)
    {
        executionContext.RequestContext.ContextAttributes[Began] = _clock.GetTimestamp();
        return base.ObtainSendTokenAsync(executionContext, exception);
    }

    public override async Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception)
    {
        if (!await base.RetryForExceptionAsync(executionContext, exception))
            return false;
        var call = executionContext.RequestContext;
        var delay = _retry.DelayBefore(call.Retries, Random.Shared.NextDouble());
        call.ContextAttributes[Delay] = delay;

        // the next attempt will take about as long as the last one did
        var attempt = call.ContextAttributes.TryGetValue(Began, out var began) ? _clock.GetElapsedTime((long)began) : TimeSpan.Zero;
        return CallDeadline.Current is not { } deadline || _clock.GetUtcNow() + delay + attempt <= deadline;
    }

    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext) =>
        Task.Delay((TimeSpan)executionContext.RequestContext.ContextAttributes[Delay], _clock, executionContext.RequestContext.CancellationToken);
}
