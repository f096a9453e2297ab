using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace SecondBrain.Mcp.Protocol;

/// <summary>Reads JSON-RPC 2.0 as MCP restricts it: no batches, no null ids, params by name.</summary>
internal static class RpcReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <param name="error">What to answer when there is no message; its id is unknown.</param>
    public static RpcMessage? Read(ReadOnlyMemory<byte> body, out McpError? error)
    {
        try
        {
            var root = JsonElement.Parse(body.Span, Strict);
            CheckText(root, body.Span);
            error = Check(root);
            return error is null ? ToMessage(root) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            error = new McpError(McpErrorCode.ParseError, "The body is not one valid JSON text in UTF-8.");
            return null;
        }
    }

    /// <summary>The parser lets invalid UTF-8 and halves of surrogate pairs pass; reading such a text later would be a fault.</summary>
    /// <exception cref="InvalidOperationException">There is one.</exception>
    private static void CheckText(JsonElement root, ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
        {
            throw new InvalidOperationException("The body is not UTF-8.");
        }

        if (body.IndexOf("\\ud"u8) >= 0 || body.IndexOf("\\uD"u8) >= 0)
        {
            Visit(root);
        }
    }

    private static void Visit(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Visit(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Visit(property.Value);
                }

                break;
        }
    }

    private static McpError? Check(JsonElement root)
    {
        if (root.ValueKind is JsonValueKind.Array)
        {
            return Invalid("Batches are not part of the protocol since 2025-06-18. Send one message a request.");
        }

        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("jsonrpc", out var version) || version.ValueKind is not JsonValueKind.String || !version.ValueEquals("2.0"))
        {
            return Invalid("The body is not a JSON-RPC 2.0 message: an object with \"jsonrpc\": \"2.0\".");
        }

        if (root.TryGetProperty("id", out var id) && !IsId(id))
        {
            return Invalid("'id' must be text or a whole number.");
        }

        if (root.TryGetProperty("method", out var method) ? method.ValueKind is not JsonValueKind.String : !IsResponse(root))
        {
            return Invalid("'method' is missing or not text.");
        }

        return root.TryGetProperty("params", out var parameters) && parameters.ValueKind is not JsonValueKind.Object
            ? Invalid("'params' must be an object.")
            : null;
    }

    private static RpcMessage ToMessage(JsonElement root) => new(
        root.TryGetProperty("id", out var id) ? JsonNode.Parse(id.GetRawText()) : null,
        root.TryGetProperty("method", out var method) ? method.GetString() : null,
        root.TryGetProperty("params", out var parameters) ? parameters : default);

    private static bool IsId(JsonElement id) => id.ValueKind is JsonValueKind.String || (id.ValueKind is JsonValueKind.Number && id.TryGetInt64(out _));

    private static bool IsResponse(JsonElement root) => root.TryGetProperty("result", out _) || root.TryGetProperty("error", out _);

    private static McpError Invalid(string message) => new(McpErrorCode.InvalidRequest, message);
}
