namespace SecondBrain.Local.Costs;

/// <summary>What so many captures, searches, reads or runs of a schedule took, counted.</summary>
internal sealed record Activity
{
    /// <summary>Where the workflows' direct calls to the table are counted.</summary>
    public const string Direct = "(workflow)";

    public int Count { get; init; }

    public long ApiRequests { get; init; }

    public long ExpressRequests { get; init; }

    /// <summary>64 MB and the time between the first task's start and the last one's end, in steps of 100 ms.</summary>
    public double ExpressGigabyteSeconds { get; init; }

    public long StandardTransitions { get; init; }

    public long EmbeddingTokens { get; init; }

    public long EnrichmentInputTokens { get; init; }

    public long EnrichmentOutputTokens { get; init; }

    public long BucketPuts { get; init; }

    public long BucketGets { get; init; }

    public IReadOnlyDictionary<string, FunctionUse> Functions { get; init; } = new Dictionary<string, FunctionUse>();

    public FunctionUse AllFunctions() => Functions.Values.Aggregate(FunctionUse.None, (sum, each) => sum + each);

    /// <summary>Of Lambda alone.</summary>
    public long Invocations => Functions.Where(pair => pair.Key != Direct).Sum(pair => pair.Value.Invocations);
}
