using System.Text.Json.Nodes;

namespace SecondBrain.Functions.Tests.Telemetry;

/// <summary>What CloudWatch asks of a line in the embedded metric format.</summary>
/// <remarks>CloudWatch user guide, "Specification: Embedded metric format": metadata object, metric directive, dimension set, metric definition, root node.</remarks>
internal static class EmfRules
{
    private static readonly string[] Units =
    [
        "Seconds", "Microseconds", "Milliseconds", "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Bits", "Kilobits", "Megabits", "Gigabits", "Terabits", "Percent", "Count",
        "Bytes/Second", "Kilobytes/Second", "Megabytes/Second", "Gigabytes/Second", "Terabytes/Second", "Bits/Second", "Kilobits/Second", "Megabits/Second", "Gigabits/Second", "Terabits/Second",
        "Count/Second", "None",
    ];

    public static IEnumerable<string> Problems(JsonObject line)
    {
        if (line["_aws"] is not JsonObject metadata)
        {
            yield return "no _aws";
            yield break;
        }

        if (metadata["Timestamp"] is not JsonValue time || !time.TryGetValue(out long milliseconds) || milliseconds < 1_000_000_000_000)
            yield return "Timestamp is not milliseconds since 1970";
        if (metadata["CloudWatchMetrics"] is not JsonArray { Count: > 0 } directives)
        {
            yield return "no CloudWatchMetrics";
            yield break;
        }

        foreach (var problem in directives.SelectMany(directive => OfDirective(directive!.AsObject(), line))) yield return problem;
    }

    private static IEnumerable<string> OfDirective(JsonObject directive, JsonObject line)
    {
        if (((string?)directive["Namespace"])?.Length is not (> 0 and <= 1024)) yield return "Namespace is missing or too long";
        if (directive["Dimensions"] is not JsonArray { Count: > 0 } sets) yield return "no dimension set";
        else
        {
            foreach (var set in sets.Select(set => set!.AsArray()))
            {
                if (set.Count > 30) yield return "more than 30 dimensions";
                foreach (var dimension in set.Select(name => (string)name!))
                {
                    if (dimension.Length is 0 or > 250 || line[dimension] is not JsonValue value || !value.TryGetValue(out string? text) || text.Length is 0 or > 1024)
                        yield return $"dimension {dimension} is no text of the line";
                }
            }
        }

        if (directive["Metrics"] is not JsonArray { Count: > 0 and <= 100 } metrics)
        {
            yield return "not 1 to 100 metrics";
            yield break;
        }

        foreach (var metric in metrics.Select(metric => metric!.AsObject()))
        {
            var name = (string?)metric["Name"] ?? "";
            if (name.Length is 0 or > 1024) yield return "a metric without a name";
            if (metric["Unit"] is { } unit && !Units.Contains((string)unit!)) yield return $"{name} has no unit of CloudWatch's";
            if (line[name] is not JsonValue number || !number.TryGetValue(out double _)) yield return $"{name} is no number of the line";
        }
    }
}
