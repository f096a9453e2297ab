using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Prompts;

/// <param name="Arguments">Checked against the description: required ones are there, unknown ones are not.</param>
/// <param name="Request">Who asks.</param>
public sealed record PromptCall(ToolArguments Arguments, McpRequest Request);
