using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Resources;

/// <summary>A resource with an address that never changes. Safe for concurrent use.</summary>
public interface IResource
{
    ResourceDescription Description { get; }

    /// <summary>Whether this client is shown it in lists. It can be read all the same.</summary>
    bool IsListedFor(McpRequest request) => true;

    Task<McpResult> ReadAsync(McpRequest request, CancellationToken cancellationToken);
}
