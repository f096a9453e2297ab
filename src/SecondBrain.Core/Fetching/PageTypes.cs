namespace SecondBrain.Core.Fetching;

/// <summary>The media types that are taken from the web.</summary>
public static class PageTypes
{
    public const string Html = "text/html";

    public const string Xhtml = "application/xhtml+xml";

    public const string Plain = "text/plain";

    public const string Markdown = "text/markdown";

    /// <summary>One of these constants, whatever older name a server uses for it; null for a type that is not taken.</summary>
    public static string? Known(string? mediaType) => mediaType?.ToLowerInvariant() switch
    {
        Html => Html,
        Xhtml => Xhtml,
        Plain => Plain,
        Markdown or "text/x-markdown" => Markdown,
        _ => null,
    };
}
