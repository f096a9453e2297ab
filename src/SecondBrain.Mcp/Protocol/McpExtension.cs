using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Protocol;

/// <summary>Extensions of the protocol, by the names under which clients and servers declare them.</summary>
public static class McpExtension
{
    /// <summary>MCP Apps: tools whose results a page shows.</summary>
    public const string Apps = "io.modelcontextprotocol/ui";

    /// <summary>Answers to a call that come later.</summary>
    public const string Tasks = "io.modelcontextprotocol/tasks";

    internal const string Capability = "extensions";

    internal static void Declare(JsonObject capabilities, string extension, JsonObject settings)
    {
        if (capabilities[Capability] is not JsonObject extensions)
        {
            capabilities[Capability] = extensions = [];
        }

        extensions[extension] = settings;
    }
}
