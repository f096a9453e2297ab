using SecondBrain.Core.Telemetry;

namespace SecondBrain.Core.Breakers;

/// <summary>Opens a model's circuit breaker when executions keep giving up on it, and keeps it open longer after each probe that fails.</summary>
public sealed class ModelBreaker(IBreakerStore breakers, BreakerRules rules, TimeProvider clock, IMeter? meter = null)
{
    private readonly IMeter _meter = meter ?? NoMeter.Instance;

    /// <summary>Step of ingest-note: this execution gave up on the model.</summary>
    public async Task CountFailureAsync(string model, string execution, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await breakers.CountAsync(model, execution, now - rules.Window, now, cancellationToken) >= rules.Failures)
        {
            await breakers.OpenAsync(model, now + rules.WaitAfter(openings: 1), cancellationToken);
            _meter.Add(MetricNames.BreakerOpen);
        }
    }

    /// <summary>Step of recover-deferred: the probe failed.</summary>
    public async Task ReopenAsync(string model, string execution, CancellationToken cancellationToken)
    {
        if (await breakers.FindOpeningsAsync(model, execution, cancellationToken) is { } openings)
        {
            await breakers.ReopenAsync(model, execution, openings + 1, clock.GetUtcNow() + rules.WaitAfter(openings + 1), cancellationToken);
            _meter.Add(MetricNames.BreakerOpen);
        }
    }
}
