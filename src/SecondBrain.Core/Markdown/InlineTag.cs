namespace SecondBrain.Core.Markdown;

/// <summary>Raw HTML tags and autolinks.</summary>
internal static class InlineTag
{
    private const int MaxLength = 1000;

    /// <summary>The position after the tag or autolink that starts at <paramref name="at"/>; -1 when it is neither.</summary>
    public static int End(string text, int at, int end)
    {
        var limit = Math.Min(end, at + MaxLength);
        var i = at + 1;
        if (i >= limit || !(char.IsAsciiLetter(text[i]) || text[i] == '/'))
        {
            return -1;
        }

        while (i < limit && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '-' or '+' or '.' or '/'))
        {
            i++;
        }

        return i < limit && text[i] is ':' or '@' ? AutolinkEnd(text, i, limit) : AttributesEnd(text, i, limit);
    }

    private static int AutolinkEnd(string text, int from, int limit)
    {
        for (var i = from; i < limit && text[i] != '<' && !char.IsWhiteSpace(text[i]); i++)
        {
            if (text[i] == '>')
            {
                return i + 1;
            }
        }

        return -1;
    }

    /// <summary>Quoted values may hold anything; outside them a bracket, tick or another tag shows that it is text.</summary>
    private static int AttributesEnd(string text, int from, int limit)
    {
        var quote = '\0';
        for (var i = from; i < limit; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && text[i - 1] == '=')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i + 1;
            }
            else if (c is '<' or '[' or ']' or '`' or '"' or '\'')
            {
                return -1;
            }
        }

        return -1;
    }
}
