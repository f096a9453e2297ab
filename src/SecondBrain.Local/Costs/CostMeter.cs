namespace SecondBrain.Local.Costs;

/// <summary>Counts what a host does, by function. Safe for concurrent use.</summary>
internal sealed class CostMeter
{
    private readonly Lock _gate = new();
    private readonly AsyncLocal<string?> _function = new();
    private readonly Dictionary<string, FunctionUse> _functions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DateTimeOffset From, DateTimeOffset To)> _express = new(StringComparer.Ordinal);
    private long _embedding;
    private long _input;
    private long _output;
    private long _puts;
    private long _gets;

    /// <summary>The function that the current flow of control runs; null outside of any.</summary>
    public string? Function
    {
        get => _function.Value;
        set => _function.Value = value;
    }

    public void Invoked(string function, TimeSpan duration, int megabytes) =>
        Add(function, new FunctionUse(1, Math.Ceiling(duration.TotalMilliseconds) / 1000 * megabytes / 1024, 0, 0));

    public void Table(double writeUnits, double readUnits) => Add(Function ?? Activity.Direct, new FunctionUse(0, 0, writeUnits, readUnits));

    public void Express(string execution, DateTimeOffset from, DateTimeOffset to)
    {
        lock (_gate)
        {
            _express[execution] = _express.TryGetValue(execution, out var known) ? (known.From, to) : (from, to);
        }
    }

    public void Embedded(long tokens) => Interlocked.Add(ref _embedding, tokens);

    public void Asked(long input, long output)
    {
        Interlocked.Add(ref _input, input);
        Interlocked.Add(ref _output, output);
    }

    public void Put() => Interlocked.Increment(ref _puts);

    public void Got() => Interlocked.Increment(ref _gets);

    /// <summary>What was counted since the last time.</summary>
    public Activity Take(int count, long apiRequests, long standardTransitions)
    {
        lock (_gate)
        {
            var activity = new Activity
            {
                Count = count,
                ApiRequests = apiRequests,
                ExpressRequests = _express.Count,
                ExpressGigabyteSeconds = Math.Round(_express.Values.Sum(each => Math.Ceiling((each.To - each.From).TotalMilliseconds / 100) / 10 * 64 / 1024), 6),
                StandardTransitions = standardTransitions,
                EmbeddingTokens = Interlocked.Exchange(ref _embedding, 0),
                EnrichmentInputTokens = Interlocked.Exchange(ref _input, 0),
                EnrichmentOutputTokens = Interlocked.Exchange(ref _output, 0),
                BucketPuts = Interlocked.Exchange(ref _puts, 0),
                BucketGets = Interlocked.Exchange(ref _gets, 0),
                Functions = _functions.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(
                    pair => pair.Key, pair => pair.Value with { GigabyteSeconds = Math.Round(pair.Value.GigabyteSeconds, 6) }, StringComparer.Ordinal),
            };
            _functions.Clear();
            _express.Clear();
            return activity;
        }
    }

    private void Add(string function, FunctionUse use)
    {
        lock (_gate)
        {
            _functions[function] = _functions.GetValueOrDefault(function, FunctionUse.None) + use;
        }
    }
}
