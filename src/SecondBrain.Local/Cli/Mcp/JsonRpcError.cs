namespace SecondBrain.Local.Cli.Mcp;

/// <summary>Error codes of JSON-RPC 2.0, section 5.1.</summary>
internal static class JsonRpcError
{
    public const int Parse = -32700;

    public const int Internal = -32603;
}
