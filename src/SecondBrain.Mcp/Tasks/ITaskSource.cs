using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Tasks;

/// <summary>Where long work is looked up. Safe for concurrent use; remembers nothing.</summary>
public interface ITaskSource
{
    /// <summary>Null for what is not of this source, not there, or not the caller's.</summary>
    Task<LongTask?> FindAsync(McpRequest request, string id, CancellationToken cancellationToken);

    /// <summary>Stops the work if it can be stopped; what it has done by then stays.</summary>
    /// <param name="id">Of a task that was found for this caller.</param>
    Task CancelAsync(McpRequest request, string id, CancellationToken cancellationToken);
}
