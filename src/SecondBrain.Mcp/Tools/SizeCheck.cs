using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Tools;

/// <summary>The last word on how long an answer may be. Tools shorten their lists and texts themselves; what is too long all the same is refused, never cut.</summary>
internal static class SizeCheck
{
    public static McpResult Check(string tool, McpResult result) => result is McpResult.Complete { Body: var body } && Length(body) is > ToolResults.MaxLength and var length
        ? ToolResults.Failed(FormattableString.Invariant(
            $"The answer of {tool} would have {length} characters, and {ToolResults.MaxLength} is the most. Ask for less: a smaller limit, length or budget, or a filter."))
        : result;

    public static bool Fits(McpResult result) => result is not McpResult.Complete { Body: var body } || Length(body) <= ToolResults.MaxLength;

    private static int Length(JsonObject body)
    {
        var text = body["content"]?.AsArray().Sum(block => ((string?)block?["text"])?.Length ?? 0) ?? 0;
        return Math.Max(text, body["structuredContent"] is { } content ? RpcWriter.ToText(content).Length : 0);
    }
}
