using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Core.Access;

namespace SecondBrain.Mcp.Protocol;

/// <summary>A request as methods and tools see it.</summary>
/// <param name="Params">An object, or undefined when there were none.</param>
/// <param name="Principal">From the verified token.</param>
public sealed record McpRequest(string Method, JsonElement Params, Principal Principal, string Revision, ClientSoftware Client)
{
    private readonly List<JsonObject> _notifications = [];

    /// <summary>What the client can do, by the request itself. In revisions that say it at <c>initialize</c>: there, and undefined afterwards.</summary>
    public JsonElement ClientCapabilities => ProtocolRevision.IsStateless(Revision) ? Meta(MetaKeys.ClientCapabilities) : Method == "initialize" ? Param("capabilities") : default;

    /// <summary>Extensions that the client of an older revision declared at <c>initialize</c>, as it repeats them.</summary>
    internal IReadOnlyCollection<string> RepeatedExtensions { get; init; } = [];

    /// <summary>The level from which on the client wants log messages; null when it wants none.</summary>
    public string? LogLevel => Meta(MetaKeys.LogLevel) is { ValueKind: JsonValueKind.String } level ? level.GetString() : null;

    /// <summary>Notifications to send before the result, in order.</summary>
    internal IReadOnlyList<JsonObject> Notifications => _notifications;

    public bool ClientCan(string capability) =>
        ClientCapabilities is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty(capability, out var value) && value.ValueKind is JsonValueKind.Object;

    /// <summary>Whether the client has declared an extension of the protocol, such as <see cref="McpExtension.Apps"/>.</summary>
    public bool ClientHas(string extension) =>
        RepeatedExtensions.Contains(extension)
        || (ClientCapabilities is { ValueKind: JsonValueKind.Object } all
            && all.TryGetProperty(McpExtension.Capability, out var extensions) && extensions.ValueKind is JsonValueKind.Object
            && extensions.TryGetProperty(extension, out var settings) && settings.ValueKind is JsonValueKind.Object);

    /// <summary>A parameter; undefined when it is not there.</summary>
    public JsonElement Param(string name) => Params.ValueKind is JsonValueKind.Object && Params.TryGetProperty(name, out var value) ? value : default;

    public string? TextParam(string name) => Param(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Sends a notification before the result. It is buffered: the answer of a Lambda function leaves as a whole.</summary>
    public void Notify(string method, JsonObject parameters) =>
        _notifications.Add(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    /// <summary>Reports progress if the client asked for it.</summary>
    public void ReportProgress(double progress, double total)
    {
        if (Meta(MetaKeys.ProgressToken) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } token)
        {
            Notify("notifications/progress", new JsonObject { ["progressToken"] = JsonNode.Parse(token.GetRawText()), ["progress"] = progress, ["total"] = total });
        }
    }

    private JsonElement Meta(string key) =>
        Param(MetaKeys.Meta) is { ValueKind: JsonValueKind.Object } meta && meta.TryGetProperty(key, out var value) ? value : default;
}
