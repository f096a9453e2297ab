namespace SecondBrain.Mcp.Protocol;

/// <summary>Error codes of JSON-RPC 2.0 and of MCP.</summary>
public static class McpErrorCode
{
    public const int ParseError = -32700;

    public const int InvalidRequest = -32600;

    public const int MethodNotFound = -32601;

    public const int InvalidParams = -32602;

    public const int InternalError = -32603;

    /// <summary>The token lacks a scope. The specification leaves the code to servers; over HTTP the status is 403.</summary>
    public const int InsufficientScope = -32003;

    /// <summary>There is no such resource; since 2026-07-28 that is <see cref="InvalidParams"/>.</summary>
    public const int ResourceNotFound = -32002;

    public const int HeaderMismatch = -32020;

    public const int MissingClientCapability = -32021;

    public const int UnsupportedRevision = -32022;
}
