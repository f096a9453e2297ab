using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace SecondBrain.Local.Cli.Mcp;

/// <summary>One JSON-RPC message of a client, and what of it the HTTP headers have to repeat.</summary>
internal sealed class McpMessage
{
    private const string RevisionField = "io.modelcontextprotocol/protocolVersion";

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _json;

    private McpMessage(JsonObject json, string text) => (_json, Text) = (json, text);

    /// <summary>As the client wrote it.</summary>
    public string Text { get; }

    /// <summary>Null for an answer.</summary>
    public string? Method => Field(_json, "method");

    /// <summary>Null for a notification.</summary>
    public JsonNode? Id => _json["id"];

    /// <summary>The tool, prompt or task, or the resource's URI, in the encoding of header values; null when the message names none.</summary>
    public string? Name => Method switch
    {
        "tools/call" or "prompts/get" => McpHeaderEncoder.EncodeValue(Field(Parameters, "name")),
        "resources/read" => McpHeaderEncoder.EncodeValue(Field(Parameters, "uri")),
        "tasks/get" or "tasks/update" or "tasks/cancel" => McpHeaderEncoder.EncodeValue(Field(Parameters, "taskId")),
        _ => null,
    };

    /// <summary>The revision that the message itself says it speaks (from 2026-07-28 on every request does).</summary>
    public string? Revision => Field(Parameters?["_meta"] as JsonObject, RevisionField);

    /// <summary>The request that a <c>notifications/cancelled</c> takes back, as JSON.</summary>
    public string? Cancels => Method == "notifications/cancelled" ? Parameters?["requestId"]?.ToJsonString() : null;

    private JsonObject? Parameters => _json["params"] as JsonObject;

    /// <summary>Null when the line is not a JSON object.</summary>
    public static McpMessage? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject json ? new McpMessage(json, line) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The revision that an answer to <c>initialize</c> settled on; null for other answers.</summary>
    public static string? SettledRevision(JsonNode answer) => Field((answer as JsonObject)?["result"] as JsonObject, "protocolVersion");

    /// <summary>A message as one line; null when the text is not a JSON-RPC message.</summary>
    public static (JsonNode Json, string Line)? ReadAnswer(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject json && Field(json, "jsonrpc") == "2.0" ? (json, json.ToJsonString(OneLine)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>An error answer as one line.</summary>
    public static string Error(JsonNode? id, int code, string message) =>
        new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id?.DeepClone(), ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }.ToJsonString(OneLine);

    private static string? Field(JsonObject? json, string name) => json?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
