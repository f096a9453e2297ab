using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Resources;

/// <summary>Says that the server has pages for MCP Apps; they are resources like others.</summary>
public sealed class AppsFeature : IMcpFeature
{
    public string Capability => McpExtension.Apps;

    public IReadOnlyList<McpMethod> Methods => [];

    public JsonObject Describe() => [];

    public void Declare(JsonObject capabilities, string revision) => McpExtension.Declare(capabilities, McpExtension.Apps, Describe());
}
