namespace SecondBrain.Core.Telemetry;

/// <summary>What an invocation counts and which thing it is about. Safe for concurrent use; never throws, for a count that is lost is no fault.</summary>
/// <remarks>A count made while no invocation runs goes nowhere. Constructors take it as an optional last parameter, <see cref="NoMeter"/> by default.</remarks>
public interface IMeter
{
    /// <summary>Adds to a metric of this invocation.</summary>
    /// <param name="metric">One of <see cref="MetricNames"/>.</param>
    void Add(string metric, double value = 1);

    /// <summary>Says how large something is now; the last value of the invocation counts.</summary>
    /// <inheritdoc cref="Add"/>
    void Set(string metric, double value);

    /// <summary>Puts an id on the invocation's log line.</summary>
    /// <param name="field">One of <see cref="CorrelationFields"/>.</param>
    /// <param name="id">An id that this program made or has checked. Never text of a note.</param>
    void Tag(string field, string id);
}
