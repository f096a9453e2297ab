using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SecondBrain.Functions.Telemetry;

/// <summary>One JSON object a line, as Lambda's JSON log format has it: time, level, request id and message first.</summary>
internal static class LogLine
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line that says how an invocation went.</summary>
    public static string OfInvocation(InvocationScope scope, LogSeverity level, string outcome, TimeSpan duration) => Write(line =>
    {
        Begin(line, scope, scope.Clock, level, $"{scope.Function} {outcome}");
        line.WriteBoolean(LogFields.ColdStart, scope.IsColdStart);
        line.WriteNumber(LogFields.DurationMs, Math.Round(duration.TotalMilliseconds, 1));
        line.WriteString(LogFields.Outcome, outcome);
        if (scope.Status is { } status)
            line.WriteNumber(LogFields.Status, status);
        line.WriteNumber(LogFields.AwsCalls, scope.AwsCalls);
        line.WriteNumber(LogFields.AwsRetries, scope.AwsRetries);
        if (scope.Error is { } error)
            FaultFields.Write(line, error);
    });

    /// <summary>A fault that did not end the invocation.</summary>
    public static string OfFault(InvocationScope? scope, TimeProvider clock, string where, Exception error) => Write(line =>
    {
        Begin(line, scope, clock, LogSeverity.Error, $"Survived a fault: {where}");
        line.WriteString(LogFields.Where, where);
        FaultFields.Write(line, error);
    });

    public static string Write(Action<Utf8JsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var line = new Utf8JsonWriter(buffer, Readable))
        {
            line.WriteStartObject();
            fields(line);
            line.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Begin(Utf8JsonWriter line, InvocationScope? scope, TimeProvider clock, LogSeverity level, string message)
    {
        line.WriteString(LogFields.Timestamp, clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        line.WriteString(LogFields.Level, Name(level));
        line.WriteString(LogFields.RequestId, scope?.RequestId ?? "");
        line.WriteString(LogFields.Message, message);
        if (scope is null)
            return;
        line.WriteString(LogFields.Function, scope.Function);
        Optional(line, LogFields.Route, scope.Route);
        Optional(line, LogFields.ApiRequestId, scope.ApiRequestId);
        Optional(line, LogFields.Trace, scope.Trace);
        foreach (var (field, id) in scope.Ids)
            line.WriteString(field, id);
    }

    private static void Optional(Utf8JsonWriter line, string field, string? value)
    {
        if (value is not null)
            line.WriteString(field, value);
    }

    private static string Name(LogSeverity level) => level switch
    {
        LogSeverity.Error => "ERROR",
        LogSeverity.Warn => "WARN",
        _ => "INFO",
    };
}
