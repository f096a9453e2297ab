namespace SecondBrain.Functions.Telemetry;

/// <param name="Stack">Which deployment the metrics are of: <c>STACK_NAME</c>.</param>
/// <param name="Metrics">False when <c>METRICS</c> is <c>off</c>: custom metrics cost by their number.</param>
internal sealed record TelemetryOptions(string Stack, bool Metrics)
{
    public static TelemetryOptions Of(FunctionEnvironment environment) => new(
        environment.Optional("STACK_NAME") ?? "second-brain",
        !string.Equals(environment.Optional("METRICS"), "off", StringComparison.OrdinalIgnoreCase));
}
