using System.Diagnostics;
using SecondBrain.Aws.Calls;

namespace SecondBrain.Local.Telemetry;

/// <summary>Spans of what AWS does between the functions: the gateway, executions and their states. None unless somebody records them.</summary>
internal static class LocalSpans
{
    public const string SourceName = "SecondBrain.Local";

    private static readonly ActivitySource Source = new(SourceName);

    public static bool AreRecorded => Source.HasListeners();

    /// <summary>A request, in the trace that it names by <c>traceparent</c> (W3C) or X-Ray's header.</summary>
    public static Activity? Request(HttpContext context, string route) =>
        !AreRecorded ? null
        : ActivityContext.TryParse(context.Request.Headers.TraceParent, null, isRemote: true, out var parent) || TraceHeader.TryParse(context.Request.Headers[TraceHeader.Name], out parent)
            ? Source.StartActivity(route, ActivityKind.Server, parent)
            : Source.StartActivity(route, ActivityKind.Server);

    /// <summary>An execution. It is its own span's current one until it is stopped.</summary>
    /// <param name="parent">Default: the span that runs, if any.</param>
    public static Activity? Execution(string stateMachine, string name, ActivityContext parent)
    {
        var span = parent == default ? Source.StartActivity(stateMachine, ActivityKind.Internal) : Source.StartActivity(stateMachine, ActivityKind.Internal, parent);
        return span?.SetTag("secondbrain.execution", name);
    }

    public static Activity? State(string name, string resource) => Source.StartActivity(name, ActivityKind.Internal)?.SetTag("secondbrain.resource", resource);
}
