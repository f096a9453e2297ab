using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Resources;

/// <summary>Makes the results of resources, and the resources that messages carry inside.</summary>
public static class ResourceResults
{
    public const string Markdown = "text/markdown";

    public static McpResult.Complete Text(string uri, string mimeType, string text) => new(new JsonObject { ["contents"] = new JsonArray(Contents(uri, mimeType, text)) });

    /// <summary>A content block that carries the resource.</summary>
    public static JsonObject Embedded(string uri, string mimeType, string text) => new() { ["type"] = "resource", ["resource"] = Contents(uri, mimeType, text) };

    internal static JsonObject Contents(string uri, string mimeType, string text) => new() { ["uri"] = uri, ["mimeType"] = mimeType, ["text"] = text };
}
