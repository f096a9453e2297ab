using System.Text;

namespace SecondBrain.Core.Markdown;

internal static class YamlScalar
{
    /// <summary>The text of a plain, 'single' or "double" quoted scalar.</summary>
    public static string Unquote(ReadOnlySpan<char> text)
    {
        if (text.Length >= 2 && text[0] == '\'' && text[^1] == '\'')
        {
            return text[1..^1].ToString().Replace("''", "'", StringComparison.Ordinal);
        }

        return text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? Unescape(text[1..^1]) : text.ToString();
    }

    /// <summary>A plain scalar ends before <c> #</c>; a quoted one after its quote.</summary>
    public static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] == '#')
        {
            return [];
        }

        var from = 0;
        if (text[0] is '"' or '\'')
        {
            var close = ClosingQuote(text);
            from = close < 0 ? text.Length : close + 1;
        }
        else if (text[0] == '[')
        {
            from = text.LastIndexOf(']') + 1;
        }

        for (var i = Math.Max(from, 1); i < text.Length; i++)
        {
            if (text[i] == '#' && char.IsWhiteSpace(text[i - 1]))
            {
                return text[..i].TrimEnd();
            }
        }

        return text;
    }

    /// <summary>The items of <c>a, "b, c", [[d]]</c>: commas inside quotes or brackets do not divide.</summary>
    public static List<string> SplitInlineList(ReadOnlySpan<char> text)
    {
        var items = new List<string>();
        var start = 0;
        var depth = 0;
        var begun = false;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && depth == 0))
            {
                var item = Unquote(text[start..i].Trim());
                if (item.Length > 0)
                {
                    items.Add(item);
                }

                start = i + 1;
                begun = false;
            }
            else if (text[i] is '"' or '\'' && !begun && ClosingQuote(text[i..]) is var close and > 0)
            {
                i += close;
                begun = true;
            }
            else
            {
                begun |= !char.IsWhiteSpace(text[i]);
                depth = text[i] switch { '[' => depth + 1, ']' => Math.Max(0, depth - 1), _ => depth };
            }
        }

        return items;
    }

    private static int ClosingQuote(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && text[0] == '"')
            {
                i++;
            }
            else if (text[i] == text[0])
            {
                return i;
            }
        }

        return -1;
    }

    private static string Unescape(ReadOnlySpan<char> text)
    {
        if (!text.Contains('\\'))
        {
            return text.ToString();
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                i++;
                result.Append(text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '0' => '\0', _ => text[i] });
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }
}
