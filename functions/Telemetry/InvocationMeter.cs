using SecondBrain.Core.Telemetry;

namespace SecondBrain.Functions.Telemetry;

/// <summary>Counts for the invocation that runs.</summary>
internal sealed class InvocationMeter : IMeter
{
    public void Add(string metric, double value = 1) => InvocationScope.Current?.Add(metric, value);

    public void Set(string metric, double value) => InvocationScope.Current?.Set(metric, value);

    public void Tag(string field, string id) => InvocationScope.Current?.Tag(field, id);
}
