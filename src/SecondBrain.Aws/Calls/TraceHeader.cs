using System.Diagnostics;
using System.Globalization;

namespace SecondBrain.Aws.Calls;

/// <summary>X-Ray's trace header, <c>Root=1-67891233-abcdef012345678912345678;Parent=463ac35c9f6413ad;Sampled=1</c>, and the one that calls made now carry.</summary>
/// <remarks>A trace id of W3C is X-Ray's without the version and the dashes. Source: AWS X-Ray developer guide, "Tracing header".</remarks>
public static class TraceHeader
{
    public const string Name = "X-Amzn-Trace-Id";

    private const int RootLength = 35;

    private static readonly AsyncLocal<string?> OfInvocation = new();

    /// <summary>The span that runs, where spans are recorded, else what the invocation came with; null for neither.</summary>
    public static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } span ? Format(span.Context) : OfInvocation.Value;

    /// <summary>Says what the invocation came with, to everything that the caller calls from here on.</summary>
    public static void Begin(string? header) => OfInvocation.Value = header;

    public static string Format(ActivityContext context)
    {
        var trace = context.TraceId.ToHexString();
        var sampled = context.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? '1' : '0';
        return string.Create(CultureInfo.InvariantCulture, $"Root=1-{trace[..8]}-{trace[8..]};Parent={context.SpanId.ToHexString()};Sampled={sampled}");
    }

    /// <summary>False when there is no trace, or no parent in it.</summary>
    public static bool TryParse(string? header, out ActivityContext context)
    {
        context = default;
        if (TraceIdOf(header) is not { } root || Part(header!, "Parent=") is not { Length: 16 } parent || !parent.All(char.IsAsciiHexDigitLower))
            return false;
        var flags = Part(header!, "Sampled=") == "1" ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None;
        var trace = string.Concat(root.AsSpan(2, 8), root.AsSpan(11));
        context = new ActivityContext(ActivityTraceId.CreateFromString(trace), ActivitySpanId.CreateFromString(parent), flags, traceState: null, isRemote: true);
        return true;
    }

    /// <summary>The trace's id as X-Ray writes it, <c>1-67891233-abcdef012345678912345678</c>; null when the header has none.</summary>
    public static string? TraceIdOf(string? header) =>
        header is not null && Part(header, "Root=") is { Length: RootLength } root && root.StartsWith("1-", StringComparison.Ordinal) && root[10] == '-'
            && root[2..10].All(char.IsAsciiHexDigitLower) && root[11..].All(char.IsAsciiHexDigitLower)
            ? root
            : null;

    private static string? Part(string header, string name) =>
        header.Split(';', StringSplitOptions.TrimEntries).FirstOrDefault(part => part.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
}
