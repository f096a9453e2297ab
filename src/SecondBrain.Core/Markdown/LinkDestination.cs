using Markdig.Helpers;

namespace SecondBrain.Core.Markdown;

/// <summary>The part of a Markdown link between its parentheses: a destination and perhaps a title.</summary>
internal static class LinkDestination
{
    private const int MaxLength = 2000;
    private const int MaxNesting = 32;

    /// <param name="at">After the opening parenthesis.</param>
    /// <param name="end">After the closing one.</param>
    public static bool TryRead(string text, int at, int limit, out string destination, out int end)
    {
        (destination, end) = ("", -1);
        limit = Math.Min(limit, at + MaxLength);
        var start = SkipWhiteSpace(text, at, limit);
        var close = start < limit && text[start] == '<' ? Angled(text, start, limit) : Plain(text, start, limit);
        if (close < 0)
        {
            return false;
        }

        var angled = start < limit && text[start] == '<';
        var i = SkipWhiteSpace(text, close, limit);
        if (i > close && i < limit && text[i] is '"' or '\'' or '(')
        {
            i = SkipTitle(text, i, limit);
        }

        if (i < 0 || i >= limit || text[i] != ')')
        {
            return false;
        }

        destination = HtmlHelper.Unescape(angled ? text[(start + 1)..(close - 1)] : text[start..close]);
        end = i + 1;
        return true;
    }

    private static int Angled(string text, int start, int limit)
    {
        for (var i = start + 1; i < limit && text[i] is not ('<' or '\n' or '\r'); i++)
        {
            if (text[i] == '>')
            {
                return i + 1;
            }

            i += text[i] == '\\' ? 1 : 0;
        }

        return -1;
    }

    /// <summary>Up to white space or the parenthesis that closes the link; parentheses inside are balanced.</summary>
    private static int Plain(string text, int start, int limit)
    {
        var depth = 0;
        for (var i = start; i < limit; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '(' when ++depth > MaxNesting:
                    return -1;
                case ')' when --depth < 0:
                    return i;
                case var c when char.IsWhiteSpace(c) || char.IsControl(c):
                    return depth == 0 ? i : -1;
            }
        }

        return -1;
    }

    private static int SkipTitle(string text, int start, int limit)
    {
        var close = text[start] == '(' ? ')' : text[start];
        for (var i = start + 1; i < limit; i++)
        {
            if (text[i] == close)
            {
                return SkipWhiteSpace(text, i + 1, limit);
            }

            i += text[i] == '\\' ? 1 : 0;
        }

        return -1;
    }

    private static int SkipWhiteSpace(string text, int from, int limit)
    {
        while (from < limit && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        return from;
    }
}
