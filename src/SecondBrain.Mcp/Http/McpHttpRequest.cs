namespace SecondBrain.Mcp.Http;

/// <summary>An HTTP request to the MCP endpoint, whatever server took it.</summary>
/// <param name="Headers">By lower-case name.</param>
/// <param name="OwnHost">The name that the endpoint is deployed under; null when it runs on its user's own machine.</param>
public sealed record McpHttpRequest(string Method, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body, string? OwnHost)
{
    /// <summary>Without white space around it; null when it was not sent or is empty.</summary>
    internal string? Header(string lowerCaseName) => Headers.GetValueOrDefault(lowerCaseName)?.Trim(' ', '\t') is { Length: > 0 } value ? value : null;
}
