namespace SecondBrain.Lambda;

/// <summary>What Lambda tells a function about the invocation.</summary>
/// <param name="Deadline">When Lambda will stop the invocation. The handler's cancellation token fires a little before it.</param>
/// <param name="TraceId">The X-Ray trace header, null when the invocation is not traced.</param>
public sealed record LambdaContext(string RequestId, string FunctionName, DateTimeOffset Deadline, string? TraceId, TimeProvider Clock)
{
    public TimeSpan RemainingTime => Deadline - Clock.GetUtcNow();
}
