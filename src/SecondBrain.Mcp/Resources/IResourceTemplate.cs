using SecondBrain.Core.Paging;
using SecondBrain.Mcp.Completion;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Resources;

/// <summary>Resources whose addresses have a part that the client fills in. Safe for concurrent use.</summary>
public interface IResourceTemplate : ICompletes
{
    /// <summary>With the template as its address.</summary>
    ResourceDescription Description { get; }

    /// <summary>Null for an address that is not of this template, or of which there is nothing.</summary>
    Task<McpResult?> ReadAsync(McpRequest request, string uri, CancellationToken cancellationToken);

    /// <summary>Those that are listed; none by default.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    Task<Page<ResourceDescription>> ListAsync(McpRequest request, string? cursor, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<ResourceDescription>([], Next: null));
}
