using System.Text.Json;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Http;

/// <summary>Finds out which revision a request is in.</summary>
internal static class RequestRevision
{
    private const string Header = "mcp-protocol-version";

    /// <summary>The revision, or the error that the request deserves.</summary>
    public static (string? Revision, McpError? Error) Of(McpHttpRequest request, RpcMessage message)
    {
        var header = request.Header(Header);
        if (header is null)
        {
            // clients before 2025-06-18 did not send the header; those of 2026-07-28 name the revision in the body as well
            return message.Revision is null
                ? (message.Method == "initialize" ? ProtocolRevision.Negotiate(message.TextParam("protocolVersion")) : ProtocolRevision.V20250618, null)
                : (null, McpError.HeaderMismatch("The header MCP-Protocol-Version is missing."));
        }

        if (message.Revision is { } body && body != header)
        {
            return (null, McpError.HeaderMismatch($"The header MCP-Protocol-Version and '_meta[\"{MetaKeys.ProtocolVersion}\"]' differ."));
        }

        if (!ProtocolRevision.All.Contains(header))
        {
            return (null, McpError.UnsupportedRevision(header));
        }

        return ProtocolRevision.IsStateless(header) && message.IsRequest && MissingMeta(message) is { } key
            ? (null, McpError.InvalidParams($"'params._meta[\"{key}\"]' is missing. Every request of {header} must have it."))
            : (header, null);
    }

    private static string? MissingMeta(RpcMessage message)
    {
        if (message.Revision is null)
        {
            return MetaKeys.ProtocolVersion;
        }

        return message.Meta.TryGetProperty(MetaKeys.ClientCapabilities, out var capabilities) && capabilities.ValueKind is JsonValueKind.Object
            ? null
            : MetaKeys.ClientCapabilities;
    }
}
