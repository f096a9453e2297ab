using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Protocol;

/// <summary>An answer that is a JSON-RPC error.</summary>
/// <param name="Message">For a developer or a model: what is wrong and what to do. Never an exception's message.</param>
public sealed record McpError(int Code, string Message, JsonObject? Data = null)
{
    private const string ScopeKey = "requiredScope";

    public static McpError UnknownMethod(string method) =>
        new(McpErrorCode.MethodNotFound, $"There is no method '{Clip(method)}' in this revision of the protocol.");

    public static McpError InvalidParams(string message) => new(McpErrorCode.InvalidParams, message);

    public static McpError HeaderMismatch(string message) => new(McpErrorCode.HeaderMismatch, message);

    public static McpError UnsupportedRevision(string requested) => new(
        McpErrorCode.UnsupportedRevision,
        $"The protocol revision '{Clip(requested)}' is not spoken here. Use one of: {string.Join(", ", ProtocolRevision.All)}.",
        new JsonObject { ["supported"] = new JsonArray([.. ProtocolRevision.All.Select(revision => (JsonNode)revision)]), ["requested"] = Clip(requested) });

    /// <param name="capability">A key of the client's capabilities, such as <c>sampling</c>.</param>
    public static McpError MissingCapability(string capability) => new(
        McpErrorCode.MissingClientCapability,
        $"This needs the client capability '{capability}', which the request did not declare.",
        new JsonObject { ["requiredCapabilities"] = new JsonObject { [capability] = new JsonObject() } });

    /// <summary>The client did not declare an extension of the protocol.</summary>
    public static McpError MissingExtension(string extension) => new(
        McpErrorCode.MissingClientCapability,
        $"This needs the extension '{extension}', which the request did not declare.",
        new JsonObject { ["requiredCapabilities"] = new JsonObject { [McpExtension.Capability] = new JsonObject { [extension] = new JsonObject() } } });

    /// <param name="revision">Of the request: the code has changed between two.</param>
    public static McpError NoSuchResource(string uri, string revision) => new(
        ProtocolRevision.IsStateless(revision) ? McpErrorCode.InvalidParams : McpErrorCode.ResourceNotFound,
        $"There is no resource '{Clip(uri)}' here. resources/list and resources/templates/list tell what there is.",
        new JsonObject { ["uri"] = Clip(uri) });

    public static McpError InvalidCursor(string list) => InvalidParams($"The cursor is not one that {list} gave out. Ask for the first page without a cursor.");

    public static McpError InsufficientScope(string scope) => new(
        McpErrorCode.InsufficientScope,
        $"The token does not have the scope {scope}. Ask the owner for a token that has it; reading still works.",
        new JsonObject { [ScopeKey] = scope });

    /// <summary>The scope that was missing; null for any other error.</summary>
    public string? RequiredScope => Code == McpErrorCode.InsufficientScope ? (string?)Data?[ScopeKey] : null;

    internal static string Clip(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 80), "…");
}
