using System.Text.Json.Nodes;
using SecondBrain.Core.Telemetry;
using SecondBrain.Functions.Telemetry;

namespace SecondBrain.Local.Cli.Logs;

/// <summary>Which lines to show.</summary>
/// <param name="Capture">Lines that name it, and those of the traces that they name: a step that embeds one chunk is not told its capture.</param>
/// <param name="Execution">Lines that name it, and those of the captures and traces that they name: not every step is told its execution.</param>
/// <param name="Level">The least level: <c>info</c>, <c>warn</c>, <c>error</c>.</param>
internal sealed record LogFilter(string? Capture, string? Execution, string? Session, LogSeverity Level)
{
    private readonly HashSet<string> _ofCapture = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ofExecution = new(StringComparer.Ordinal);

    /// <summary>Looks at a line before any is shown, so that what belongs to a capture or an execution is known.</summary>
    public void Learn(JsonObject line)
    {
        var trace = (string?)line[LogFields.Trace];
        if (Capture is not null && (string?)line[CorrelationFields.Capture] == Capture && trace is not null)
            _ofCapture.Add(trace);
        if (Execution is null || (string?)line[CorrelationFields.Execution] != Execution)
            return;
        if (trace is not null)
            _ofExecution.Add(trace);
        if ((string?)line[CorrelationFields.Capture] is { } capture)
            _ofExecution.Add(capture);
    }

    public bool Shows(JsonObject line) =>
        line[LogFields.Level] is { } level && LevelOf((string)level!) >= Level
        && (Capture is null || (string?)line[CorrelationFields.Capture] == Capture || Names(line, LogFields.Trace, _ofCapture))
        && (Session is null || (string?)line[CorrelationFields.Session] == Session)
        && (Execution is null || (string?)line[CorrelationFields.Execution] == Execution
            || Names(line, CorrelationFields.Capture, _ofExecution) || Names(line, LogFields.Trace, _ofExecution));

    private static bool Names(JsonObject line, string field, HashSet<string> ids) => (string?)line[field] is { } id && ids.Contains(id);

    private static LogSeverity LevelOf(string level) => Enum.TryParse<LogSeverity>(level, ignoreCase: true, out var severity) ? severity : LogSeverity.Info;
}
