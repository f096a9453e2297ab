using System.Text;

namespace SecondBrain.StatesLanguage.Paths;

/// <summary>Scanning shared by paths, filters and intrinsic function calls.</summary>
internal static class PathText
{
    /// <summary>Reads a quoted string; a backslash keeps the quote or backslash that follows it.</summary>
    public static string ReadQuoted(string text, ref int at)
    {
        var quote = at < text.Length ? text[at] : '\0';
        if (quote is not ('\'' or '"'))
        {
            throw new JsonPathSyntaxException($"A quote is missing in '{text}' (at {at}).");
        }

        // A name in single quotes may hold double quotes and backslashes; the name ends at the quote before , or ].
        var read = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && (text[at + 1] == quote || text[at + 1] == '\\'))
            {
                read.Append(text[++at]);
            }
            else if (text[at] == quote)
            {
                at++;
                return read.ToString();
            }
            else
            {
                read.Append(text[at]);
            }
        }

        throw new JsonPathSyntaxException($"A closing quote is missing in '{text}'.");
    }

    /// <summary>The bracket that closes the one before <paramref name="at"/>, passing over quoted text and regular expressions; -1 when there is none.</summary>
    public static int EndOfBracket(string text, int at)
    {
        var depth = 1;
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\'' or '"':
                    at = EndOfQuoted(text, at);
                    break;
                case '/' when PrecededByMatch(text, at):
                    at = EndOfQuoted(text, at);
                    break;
                case '[':
                    depth++;
                    break;
                case ']' when --depth == 0:
                    return at;
            }
        }

        return -1;
    }

    /// <summary>The index of the closing quote; the text's end when there is none.</summary>
    public static int EndOfQuoted(string text, int at)
    {
        var quote = text[at];
        for (at++; at < text.Length && text[at] != quote; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
        }

        return at;
    }

    private static bool PrecededByMatch(string text, int at) => text.AsSpan(0, at).TrimEnd().EndsWith("=~");
}
