using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Markdown;

/// <summary>Reads one <c>[[...]]</c>.</summary>
internal static class WikiLinkSyntax
{
    /// <summary>Longer ones are text: no note has such a name, and it keeps the search for <c>]]</c> short.</summary>
    public const int MaxLength = 1000;

    /// <param name="at">Where <c>[[</c> stands.</param>
    /// <param name="limit">Where the readable text ends.</param>
    /// <param name="span">From <c>[[</c> to <c>]]</c>.</param>
    public static bool TryRead(string text, int at, int limit, bool aliasFirst, LinkSyntax syntax, out ParsedLink? link, out TextSpan span)
    {
        (link, span) = (null, default);
        var end = Close(text, at + 2, Math.Min(limit, at + MaxLength));
        if (end < 0)
        {
            return false;
        }

        span = new TextSpan(at, end + 2);
        var inner = text[(at + 2)..end];
        var bar = inner.IndexOf('|', StringComparison.Ordinal);
        var target = bar < 0 ? inner : aliasFirst ? inner[(bar + 1)..] : inner[..bar].TrimEnd('\\');
        var alias = bar < 0 ? "" : (aliasFirst ? inner[..bar].TrimEnd('\\') : inner[(bar + 1)..]).Trim();
        var hash = target.IndexOf('#', StringComparison.Ordinal);
        string? heading = null;
        string? block = null;
        if (hash >= 0 && hash < target.TrimEnd().Length - 1)
        {
            var anchor = target[(hash + 1)..].Trim();
            (heading, block) = anchor.StartsWith('^') && anchor.Length > 1 ? (null, anchor[1..]) : (anchor, (string?)null);
            target = target[..hash];
        }

        target = PercentEncoding.Decode(target.Trim());
        if (target.Length == 0 && heading is null && block is null)
        {
            return false;
        }

        link = new ParsedLink(syntax, target, heading, block, alias.Length > 0 ? alias : null, span);
        return true;
    }

    private static int Close(string text, int from, int limit)
    {
        for (var i = from; i + 1 < limit; i++)
        {
            if (text[i] is '\n' or '\r' || (text[i] == '[' && text[i + 1] == '['))
            {
                return -1;
            }

            if (text[i] == ']' && text[i + 1] == ']')
            {
                return i;
            }
        }

        return -1;
    }
}
