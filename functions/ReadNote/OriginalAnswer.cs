using SecondBrain.Core.Fetching;
using SecondBrain.Core.Notes;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ReadNote;

internal static class OriginalAnswer
{
    public static bool IsAsked(HttpApiRequest request) => request.RouteKey.EndsWith("/original", StringComparison.Ordinal);

    /// <summary>The bytes are a stranger's: a browser must neither guess their type nor run them.</summary>
    public static HttpApiResponse Of(Original original) => Answers.Bytes(
        original.ContentType.Contains("charset=", StringComparison.Ordinal) ? original.ContentType : $"{original.ContentType}; charset=utf-8",
        original.Content,
        ("etag", $"\"{original.Sha256}\""),
        ("repr-digest", $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(original.Sha256))}:"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "sandbox; default-src 'none'"),
        ("content-disposition", $"attachment; filename=\"original.{Extension(original.ContentType)}\""));

    /// <summary>A page of the web opens as a file, never as a page of this site.</summary>
    private static string Extension(string contentType) => contentType.Split(';')[0] switch
    {
        PageTypes.Html or PageTypes.Xhtml => "html",
        PageTypes.Plain => "txt",
        _ => "md",
    };
}
