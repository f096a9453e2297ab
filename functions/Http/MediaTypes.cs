using System.Net.Http.Headers;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

/// <summary>What a request's body is.</summary>
internal static class MediaTypes
{
    public const string Markdown = "text/markdown";

    public const string Plain = "text/plain";

    public const string Json = "application/json";

    /// <summary>RFC 7396.</summary>
    public const string MergePatch = "application/merge-patch+json";

    /// <summary>Lower case; Markdown for a request that does not say; null for a type that is malformed or not in UTF-8.</summary>
    public static string? Of(HttpApiRequest request) => request.Header("content-type") switch
    {
        null or "" => Markdown,
        var text when MediaTypeHeaderValue.TryParse(text, out var type) && IsUtf8(type) => type.MediaType?.ToLowerInvariant(),
        _ => null,
    };

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        type.CharSet is null || type.CharSet.Trim('"') is var charset
        && (charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase));
}
