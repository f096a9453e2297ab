using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

/// <summary>The addresses by which the caller knows this API, as OAuth's resource and its metadata.</summary>
internal static class ResourceAddress
{
    public const string Metadata = "/.well-known/oauth-protected-resource";

    private const string Mcp = "/mcp";

    /// <summary>Such as <c>https://brain.example.com</c>, no slash at its end.</summary>
    public static string Base(HttpApiRequest request)
    {
        var scheme = request.Header("x-forwarded-proto") is "http" ? "http" : "https";
        var host = request.Header("host") is { } given && Uri.TryCreate($"{scheme}://{given}/", UriKind.Absolute, out var uri) && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0
            ? uri.Authority
            : request.RequestContext.DomainName;
        return $"{scheme}://{host}";
    }

    /// <summary>Two resources: the HTTP API, and the MCP endpoint.</summary>
    public static string Of(HttpApiRequest request) => Base(request) + Suffix(request);

    /// <summary>Where the metadata of the resource that was asked for is.</summary>
    public static string MetadataOf(HttpApiRequest request) => Base(request) + Metadata + Suffix(request);

    private static string Suffix(HttpApiRequest request) => request.RawPath.TrimEnd('/') is Mcp or Metadata + Mcp ? Mcp : "";
}
