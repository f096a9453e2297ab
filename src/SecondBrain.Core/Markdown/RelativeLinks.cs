namespace SecondBrain.Core.Markdown;

internal static class RelativeLinks
{
    /// <summary>The links whose destination is a Markdown file of the same collection: relative, ending in <c>.md</c> or <c>.markdown</c>.</summary>
    public static IEnumerable<ParsedLink> Of(string text, IReadOnlyList<MarkdownLink> links)
    {
        foreach (var link in links)
        {
            if (TrySplit(link.Destination, out var path, out var heading))
            {
                var label = InlineText.Of(link.Label.Of(text));
                yield return new ParsedLink(LinkSyntax.Relative, path, heading, null, label.Length > 0 ? label : null, link.Span);
            }
        }
    }

    private static bool TrySplit(string destination, out string path, out string? heading)
    {
        path = destination;
        heading = null;
        var hash = path.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0)
        {
            heading = PercentEncoding.Decode(path[(hash + 1)..]);
            path = path[..hash];
        }

        var query = path.IndexOf('?', StringComparison.Ordinal);
        path = PercentEncoding.Decode(query >= 0 ? path[..query] : path);
        heading = string.IsNullOrEmpty(heading) ? null : heading;
        return !HasScheme(path) && !path.StartsWith("//", StringComparison.Ordinal)
            && (path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase));
    }

    private static bool HasScheme(string path)
    {
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(path[0])
            && path.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
}
