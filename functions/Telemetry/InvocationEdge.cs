using System.Diagnostics;
using SecondBrain.Aws.Calls;
using SecondBrain.Aws.Signing;
using SecondBrain.Core.Telemetry;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.Telemetry;

/// <summary>Stands around a function: one log line an invocation, one line of metrics when it counted something, one span where spans are recorded.</summary>
internal sealed class InvocationEdge(string function, LambdaHandler handler, LogOutput output, TelemetryOptions options, TimeProvider clock)
{
    private static readonly ActivitySource Source = new(FunctionSpans.Functions);

    private int _invocations;

    public async Task<Stream> InvokeAsync(Stream input, LambdaContext context, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var time = context.RemainingTime;
        using var span = StartSpan(context.TraceId);
        var scope = new InvocationScope(function, context.RequestId, output, clock)
        {
            Trace = TraceHeader.TraceIdOf(context.TraceId),
            IsColdStart = Interlocked.Increment(ref _invocations) == 1,
        };
        scope.Begin();
        TraceHeader.Begin(context.TraceId);
        using var calls = CallDeadline.Until(context.Deadline); // no retry of a call is begun that could not end before Lambda does
        try
        {
            return await handler(await ReadAsync(input, scope, cancellationToken), context, cancellationToken);
        }
        catch (Exception error)
        {
            if (error is OperationCanceledException && cancellationToken.IsCancellationRequested)
                scope.StopInTime();
            scope.Fail(error);
            throw;
        }
        finally
        {
            // the same token also ends an invocation because its host stops: then there was time left
            End(scope, clock.GetElapsedTime(started), isDeadline: scope.IsOutOfTime && context.RemainingTime < time / 2);
            span?.SetStatus(scope.Error is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        }
    }

    private static async Task<Stream> ReadAsync(Stream input, InvocationScope scope, CancellationToken cancellationToken)
    {
        var bytes = new MemoryStream();
        await input.CopyToAsync(bytes, cancellationToken);
        EventCorrelation.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), scope);
        bytes.Position = 0;
        return bytes;
    }

    private Activity? StartSpan(string? header) =>
        !Source.HasListeners() ? null
        : Activity.Current is null && TraceHeader.TryParse(header, out var parent) ? Source.StartActivity(function, ActivityKind.Server, parent)
        : Source.StartActivity(function, ActivityKind.Server);

    private void End(InvocationScope scope, TimeSpan duration, bool isDeadline)
    {
        var (level, outcome) = scope switch
        {
            _ when isDeadline => (LogSeverity.Error, "deadline"),
            { Error: not null } or { Status: >= 500 } => (LogSeverity.Error, "fault"),
            { Status: 429 } => (LogSeverity.Warn, "refused"),
            { Status: >= 400 } => (LogSeverity.Info, "refused"),
            _ => (LogSeverity.Info, "ok"),
        };
        output.Write(level, LogLine.OfInvocation(scope, level, outcome, duration));
        if (!options.Metrics)
            return;
        Count(scope, outcome, duration);
        if (MetricLine.Of(scope, options.Stack) is { } metrics)
            output.Write(LogSeverity.Info, metrics);
    }

    private static void Count(InvocationScope scope, string outcome, TimeSpan duration)
    {
        if (scope.IsColdStart)
            scope.Add(MetricNames.ColdStarts, 1);
        if (outcome == "deadline")
            scope.Add(MetricNames.DeadlineStops, 1);
        if (outcome == "fault")
            scope.Add(MetricNames.FunctionErrors, 1);
        if (scope.Metrics.Any(entry => entry.Metric == MetricNames.Captures))
            scope.Set(MetricNames.CaptureMilliseconds, Math.Round(duration.TotalMilliseconds, 1));
    }
}
