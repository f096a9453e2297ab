using System.Text.Json.Nodes;
using SecondBrain.Core.Telemetry;
using SecondBrain.Functions.Telemetry;

namespace SecondBrain.Local.Cli.Logs;

/// <summary>Which lines to show.</summary>
/// <param name="Execution">Lines that name it, and those of the captures and traces that they name: not every step is told its execution.</param>
/// <param name="Level">The least level: <c>info</c>, <c>warn</c>, <c>error</c>.</param>
internal sealed record LogFilter(string? Capture, string? Execution, string? Session, LogSeverity Level)
{
    private readonly HashSet<string> _related = new(StringComparer.Ordinal);

    /// <summary>Looks at a line before any is shown, so that what belongs to an execution is known.</summary>
    public void Learn(JsonObject line)
    {
        if (Execution is null || (string?)line[CorrelationFields.Execution] != Execution)
            return;
        foreach (var field in new[] { CorrelationFields.Capture, LogFields.Trace })
        {
            if ((string?)line[field] is { } id)
                _related.Add(id);
        }
    }

    public bool Shows(JsonObject line) =>
        line[LogFields.Level] is { } level && LevelOf((string)level!) >= Level
        && (Capture is null || (string?)line[CorrelationFields.Capture] == Capture)
        && (Session is null || (string?)line[CorrelationFields.Session] == Session)
        && (Execution is null || (string?)line[CorrelationFields.Execution] == Execution || IsRelated(line));

    private bool IsRelated(JsonObject line) =>
        ((string?)line[CorrelationFields.Capture] is { } capture && _related.Contains(capture)) || ((string?)line[LogFields.Trace] is { } trace && _related.Contains(trace));

    private static LogSeverity LevelOf(string level) => Enum.TryParse<LogSeverity>(level, ignoreCase: true, out var severity) ? severity : LogSeverity.Info;
}
