namespace SecondBrain.Core.Telemetry;

/// <summary>Counts nothing.</summary>
public sealed class NoMeter : IMeter
{
    private NoMeter()
    {
    }

    public static NoMeter Instance { get; } = new();

    public void Add(string metric, double value = 1)
    {
    }

    public void Set(string metric, double value)
    {
    }

    public void Tag(string field, string id)
    {
    }
}
