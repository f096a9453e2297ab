using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Core.Telemetry;
using SecondBrain.Functions.Telemetry;
using Spectre.Console;

namespace SecondBrain.Local.Cli.Logs;

/// <summary>A log line for people: time, level, function, how it went, then its ids.</summary>
internal static class ReadableLine
{
    private static readonly string[] Details = [LogFields.Where, LogFields.ErrorType, LogFields.ErrorCode, LogFields.ErrorMessage];

    public static string Of(JsonObject line)
    {
        var text = new StringBuilder();
        var level = (string?)line[LogFields.Level] ?? "INFO";
        text.Append(CultureInfo.InvariantCulture, $"{Time(line)}  {(level == "INFO" ? "INFO " : $"[red]{level,-5}[/]")}  [bold]{Escape(line, LogFields.Function)}[/]");
        Append(text, line, LogFields.Route, "  {0}");
        Append(text, line, LogFields.Status, "  {0}");
        Append(text, line, LogFields.Outcome, "  {0}");
        Append(text, line, LogFields.DurationMs, "  {0} ms");
        if (line[LogFields.AwsRetries] is JsonValue retries && retries.GetValue<int>() > 0)
            Append(text, line, LogFields.AwsRetries, "  {0} retries");
        foreach (var field in Details)
            Append(text, line, field, "  [red]{0}[/]");
        text.Append("[grey]");
        foreach (var field in CorrelationFields.All.Append(LogFields.Trace))
            Append(text, line, field, $"  {field}={{0}}");
        return text.Append("[/]").ToString();
    }

    private static string Time(JsonObject line) =>
        DateTimeOffset.TryParse((string?)line[LogFields.Timestamp], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.LocalDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)
            : "";

    private static void Append(StringBuilder text, JsonObject line, string field, string format)
    {
        if (line[field] is not null)
            text.Append(string.Format(CultureInfo.InvariantCulture, format, Escape(line, field)));
    }

    private static string Escape(JsonObject line, string field) => Markup.Escape(line[field]?.ToString() ?? "");
}
