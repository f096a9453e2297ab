using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Protocol;

/// <summary>Writes JSON-RPC messages. Letters of all languages are written as they are: a model pays for every escape.</summary>
internal static class RpcWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Result(JsonNode id, JsonObject result) => new() { ["jsonrpc"] = "2.0", ["id"] = id.DeepClone(), ["result"] = result };

    /// <param name="id">Null when the request's id could not be read; MCP then leaves it out.</param>
    public static JsonObject Error(JsonNode? id, McpError error)
    {
        var body = new JsonObject { ["code"] = error.Code, ["message"] = error.Message };
        if (error.Data is { } data)
        {
            body["data"] = data.DeepClone();
        }

        var message = new JsonObject { ["jsonrpc"] = "2.0" };
        if (id is not null)
        {
            message["id"] = id.DeepClone();
        }

        message["error"] = body;
        return message;
    }

    public static string ToText(JsonNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            node.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
