namespace SecondBrain.Aws.Signing;

/// <summary>How much one client may retry: a bucket of tokens that its retries empty and its successes fill. When most calls fail, retries stop, so that they do not keep a service down. Safe for concurrent use.</summary>
/// <remarks>
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior", retry mode <c>standard</c>, with the figures of botocore's
/// <c>retries/standard.py</c>: 500 tokens; a retry takes 5, after a time-out 10; a success gives back what its last retry took, or 1 when there was none.
/// </remarks>
public sealed class RetryBudget
{
    public const int DefaultCapacity = 500;

    internal const int RetryCost = 5;
    internal const int TimeoutCost = 10;
    internal const int FirstTimeReward = 1;

    private readonly Lock _gate = new();
    private readonly int _capacity;
    private int _tokens;

    public RetryBudget(int capacity = DefaultCapacity) => _capacity = _tokens = capacity;

    /// <summary>What is left.</summary>
    public int Tokens
    {
        get
        {
            lock (_gate)
            {
                return _tokens;
            }
        }
    }

    /// <summary>Takes what a retry after this failure costs; false, and nothing taken, when not enough is left.</summary>
    internal bool TryTake(AwsServiceException failure, out int cost)
    {
        cost = failure.Code == AwsServiceException.AttemptTimedOut ? TimeoutCost : RetryCost;
        lock (_gate)
        {
            if (_tokens < cost)
                return false;
            _tokens -= cost;
            return true;
        }
    }

    /// <summary>A call has succeeded.</summary>
    /// <param name="lastCost">What its last retry took; 0 when the first attempt succeeded.</param>
    internal void Reward(int lastCost)
    {
        lock (_gate)
        {
            _tokens = Math.Min(_capacity, _tokens + (lastCost == 0 ? FirstTimeReward : lastCost));
        }
    }
}
