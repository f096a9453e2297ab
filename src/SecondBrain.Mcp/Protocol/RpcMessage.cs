using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Protocol;

/// <summary>A JSON-RPC message from a client.</summary>
/// <param name="Id">Text or a number; null for a notification.</param>
/// <param name="Method">Null when the client answers a request of the server's, which this server never sends.</param>
internal sealed record RpcMessage(JsonNode? Id, string? Method, JsonElement Params)
{
    public bool IsRequest => Id is not null && Method is not null;

    public JsonElement Meta => Params.ValueKind is JsonValueKind.Object && Params.TryGetProperty(MetaKeys.Meta, out var meta) ? meta : default;

    /// <summary>The revision that the message itself names; null when it names none.</summary>
    public string? Revision =>
        Meta is { ValueKind: JsonValueKind.Object } meta && meta.TryGetProperty(MetaKeys.ProtocolVersion, out var version) && version.ValueKind is JsonValueKind.String
            ? version.GetString()
            : null;

    /// <summary>The client, by <c>initialize</c>'s own parameter or by <c>_meta</c>.</summary>
    public ClientSoftware Client => Method == "initialize" && Params.ValueKind is JsonValueKind.Object && Params.TryGetProperty("clientInfo", out var sent)
        ? ClientSoftware.Read(sent)
        : Meta is { ValueKind: JsonValueKind.Object } meta && meta.TryGetProperty(MetaKeys.ClientInfo, out var repeated)
            ? ClientSoftware.Read(repeated)
            : ClientSoftware.Unknown;

    /// <summary>A text parameter; null when it is missing or no text.</summary>
    public string? TextParam(string name) =>
        Params.ValueKind is JsonValueKind.Object && Params.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
