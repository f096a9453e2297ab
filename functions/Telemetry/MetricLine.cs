using System.Text.Json;
using SecondBrain.Core.Telemetry;

namespace SecondBrain.Functions.Telemetry;

/// <summary>The counts of one invocation in CloudWatch's embedded metric format: a log line from which CloudWatch makes metrics, without a call.</summary>
/// <remarks>Source: CloudWatch user guide, "Specification: Embedded metric format".</remarks>
internal static class MetricLine
{
    /// <summary>Null when nothing was counted: a line that says nothing costs as much as one that does.</summary>
    public static string? Of(InvocationScope scope, string stack)
    {
        (string Metric, double Value)[] counted = [.. scope.Metrics.Where(entry => double.IsFinite(entry.Value))];
        return counted.Length == 0 ? null : LogLine.Write(line =>
        {
            line.WriteStartObject("_aws");
            line.WriteNumber("Timestamp", scope.Clock.GetUtcNow().ToUnixTimeMilliseconds());
            line.WriteStartArray("CloudWatchMetrics");
            WriteDirective(line, counted.Select(entry => entry.Metric), MetricNames.StackDimension);
            if (counted.Select(entry => entry.Metric).Where(MetricNames.ByFunction.Contains).ToList() is { Count: > 0 } rare)
                WriteDirective(line, rare, MetricNames.StackDimension, MetricNames.FunctionDimension);
            line.WriteEndArray();
            line.WriteEndObject();
            line.WriteString(MetricNames.StackDimension, stack);
            line.WriteString(MetricNames.FunctionDimension, scope.Function);
            line.WriteString(LogFields.RequestId, scope.RequestId);
            foreach (var (metric, value) in counted)
                line.WriteNumber(metric, value);
        });
    }

    private static void WriteDirective(Utf8JsonWriter line, IEnumerable<string> metrics, params ReadOnlySpan<string> dimensions)
    {
        line.WriteStartObject();
        line.WriteString("Namespace", MetricNames.Namespace);
        line.WriteStartArray("Dimensions");
        line.WriteStartArray();
        foreach (var dimension in dimensions)
            line.WriteStringValue(dimension);
        line.WriteEndArray();
        line.WriteEndArray();
        line.WriteStartArray("Metrics");
        foreach (var metric in metrics)
        {
            line.WriteStartObject();
            line.WriteString("Name", metric);
            line.WriteString("Unit", MetricNames.UnitOf(metric));
            line.WriteEndObject();
        }

        line.WriteEndArray();
        line.WriteEndObject();
    }
}
