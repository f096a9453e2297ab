using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Http;

/// <param name="Body">Null for a response without one.</param>
public sealed record McpHttpResponse(int Status, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    internal static McpHttpResponse Empty(int status, params ReadOnlySpan<(string Name, string Value)> headers) => new(status, All(null, headers), null);

    internal static McpHttpResponse Json(int status, JsonNode message, params ReadOnlySpan<(string Name, string Value)> headers) =>
        new(status, All("application/json", headers), RpcWriter.ToText(message));

    /// <summary>The messages as one finished event stream.</summary>
    internal static McpHttpResponse Events(IEnumerable<JsonNode> messages)
    {
        var body = new StringBuilder();
        foreach (var message in messages)
        {
            body.Append("event: message\ndata: ").Append(RpcWriter.ToText(message)).Append("\n\n");
        }

        return new McpHttpResponse(200, All("text/event-stream", []), body.ToString());
    }

    private static Dictionary<string, string> All(string? contentType, ReadOnlySpan<(string Name, string Value)> headers)
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["cache-control"] = "no-store", ["x-content-type-options"] = "nosniff" };
        if (contentType is not null)
        {
            all["content-type"] = contentType;
        }

        foreach (var (name, value) in headers)
        {
            all[name] = value;
        }

        return all;
    }
}
