using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using SecondBrain.Core.Telemetry;

namespace SecondBrain.Functions.Telemetry;

/// <summary>What is known of the invocation that runs. Flows with the calls it makes, so that concurrent invocations in one process stay apart. Safe for concurrent use.</summary>
internal sealed partial class InvocationScope(string function, string requestId, LogOutput output, TimeProvider clock)
{
    private static readonly AsyncLocal<InvocationScope?> Ambient = new();

    private readonly ConcurrentDictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, double> _metrics = new(StringComparer.Ordinal);
    private int _awsCalls;
    private int _awsRetries;

    /// <summary>Null outside an invocation.</summary>
    public static InvocationScope? Current => Ambient.Value;

    public string Function => function;

    public string RequestId => requestId;

    public LogOutput Output => output;

    public TimeProvider Clock => clock;

    public string? Route { get; set; }

    public string? ApiRequestId { get; set; }

    public string? Trace { get; init; }

    public bool IsColdStart { get; init; }

    public int? Status { get; set; }

    public Exception? Error { get; private set; }

    public bool IsOutOfTime { get; private set; }

    public int AwsCalls => _awsCalls;

    public int AwsRetries => _awsRetries;

    /// <summary>Ids by their field, in the order that <see cref="CorrelationFields"/> has.</summary>
    public IEnumerable<(string Field, string Id)> Ids =>
        CorrelationFields.All.Where(_ids.ContainsKey).Select(name => (name, _ids[name]));

    public IEnumerable<(string Metric, double Value)> Metrics =>
        MetricNames.All.Where(_metrics.ContainsKey).Select(metric => (metric, _metrics[metric]));

    /// <summary>Makes this the scope of everything that the caller calls from here on.</summary>
    public void Begin() => Ambient.Value = this;

    /// <summary>What is no id by its look is not kept: a field must not carry anybody's text.</summary>
    public void Tag(string field, string? id)
    {
        if (id is null || !CorrelationFields.All.Contains(field) || !Id().IsMatch(id))
            return;
        _ids[field] = id;
        Activity.Current?.SetTag($"secondbrain.{field}", id);
        output.Tagged(field, id);
    }

    public void Add(string metric, double value) => _metrics.AddOrUpdate(metric, value, (_, sum) => sum + value);

    public void Set(string metric, double value) => _metrics[metric] = value;

    public void CountAwsCall(bool isRetry)
    {
        Interlocked.Increment(ref _awsCalls);
        if (isRetry)
            Interlocked.Increment(ref _awsRetries);
    }

    /// <summary>The invocation ends in this fault, whoever answers for it.</summary>
    public void Fail(Exception error) => Error = error;

    public void StopInTime() => IsOutOfTime = true;

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
