namespace SecondBrain.Mcp.Protocol;

/// <summary>Keys inside <c>_meta</c>.</summary>
internal static class MetaKeys
{
    public const string Meta = "_meta";

    public const string ProtocolVersion = "io.modelcontextprotocol/protocolVersion";

    public const string ClientInfo = "io.modelcontextprotocol/clientInfo";

    public const string ClientCapabilities = "io.modelcontextprotocol/clientCapabilities";

    public const string LogLevel = "io.modelcontextprotocol/logLevel";

    public const string ServerInfo = "io.modelcontextprotocol/serverInfo";

    public const string RelatedTask = "io.modelcontextprotocol/related-task";

    public const string ProgressToken = "progressToken";
}
