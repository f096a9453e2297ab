using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Tests.Host.Fixtures;

/// <summary>A tool of the conformance suite, which prescribes its name and answer.</summary>
internal sealed class FixtureTool(string name, Func<ToolCall, McpResult> answer, JsonObject? inputSchema = null) : ITool
{
    public ToolDescription Description { get; } = new(
        name, name, $"Fixture of the conformance suite: {name}.", Scope.Read, inputSchema ?? new JsonObject { ["type"] = "object", ["properties"] = new JsonObject() }, OutputSchema: null)
    { IsReadOnly = true };

    public Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken) => Task.FromResult(answer(call));

    public static McpResult Content(params ReadOnlySpan<JsonObject> blocks)
    {
        var content = new JsonArray();
        foreach (var block in blocks)
        {
            content.Add((JsonNode)block);
        }

        return new McpResult.Complete(new JsonObject { ["content"] = content });
    }

    public static McpResult TextResult(string text) => Content(Text(text));

    public static JsonObject Text(string text) => new() { ["type"] = "text", ["text"] = text };
}
