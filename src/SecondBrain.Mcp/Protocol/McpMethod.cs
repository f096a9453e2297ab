namespace SecondBrain.Mcp.Protocol;

/// <summary>A method that clients can call.</summary>
/// <param name="Handle">An exception it throws is a fault: it is logged, and the client gets no detail.</param>
public sealed record McpMethod(string Name, Func<McpRequest, CancellationToken, Task<McpResult>> Handle)
{
    /// <summary>Null for a result that must not be kept.</summary>
    public CacheHint? Cache { get; init; }

    /// <summary>A method that 2026-07-28 removed.</summary>
    public bool UntilStateless { get; init; }
}
