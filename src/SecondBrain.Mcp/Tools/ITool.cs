using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Tools;

/// <summary>A tool that assistants call. Safe for concurrent use.</summary>
public interface ITool
{
    ToolDescription Description { get; }

    /// <summary>What goes wrong in the tool's own field is a result that says so (<see cref="ToolResults.Failed"/>), not an exception.</summary>
    /// <exception cref="BadArgumentException">An argument cannot be used; the caller is told which.</exception>
    Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken);
}
