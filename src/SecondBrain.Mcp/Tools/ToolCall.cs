using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Tools;

/// <param name="Request">Who calls, and with which client.</param>
public sealed record ToolCall(ToolArguments Arguments, McpRequest Request);
