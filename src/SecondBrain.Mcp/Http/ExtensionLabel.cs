using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Http;

/// <summary>What a client of an older revision declared at <c>initialize</c>, as a session id: the client repeats it with every request, so that nothing needs to be remembered here.</summary>
/// <remarks>It is a label and no secret. Who makes one up is shown pages that a client without MCP Apps has no use for, and nothing else.</remarks>
internal static class ExtensionLabel
{
    public const string Header = "mcp-session-id";

    private const string Apps = "extensions.ui";

    /// <summary>Null for a client without extensions, and for revisions whose requests say themselves what they have.</summary>
    public static string? For(McpRequest request) =>
        request.Method == "initialize" && !ProtocolRevision.IsStateless(request.Revision) && request.ClientHas(McpExtension.Apps) ? Apps : null;

    public static IReadOnlyCollection<string> Read(McpHttpRequest request) => request.Header(Header) == Apps ? [McpExtension.Apps] : [];
}
