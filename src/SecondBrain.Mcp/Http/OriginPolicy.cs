using System.Net;

namespace SecondBrain.Mcp.Http;

/// <summary>Keeps web pages of strangers from talking to the endpoint, also when they make their name resolve to this machine (DNS rebinding).</summary>
/// <param name="allowed">Hosts, such as <c>notes.example.com</c>, that may also be origins or names of this server.</param>
internal sealed class OriginPolicy(IReadOnlySet<string> allowed)
{
    public bool Allows(McpHttpRequest request)
    {
        var origin = request.Header("origin");
        return request.OwnHost is { } own
            ? origin is null || (Host(origin) is { } from && (from.Equals(own, StringComparison.OrdinalIgnoreCase) || allowed.Contains(from)))
            : IsLocal(request.Header("host") is { } host ? $"http://{host}" : null) && IsLocal(origin);
    }

    private bool IsLocal(string? url) => url is null || (Host(url) is { } host && (IsLoopback(host) || allowed.Contains(host)));

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static string? Host(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") ? uri.IdnHost : null;
}
