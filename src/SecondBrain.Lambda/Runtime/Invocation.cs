namespace SecondBrain.Lambda.Runtime;

internal sealed record Invocation(string RequestId, DateTimeOffset Deadline, string? TraceId, Stream Event);
