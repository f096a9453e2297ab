namespace SecondBrain.StatesLanguage.Definition.Choices;

/// <summary><c>StringMatches</c>: <c>*</c> is any run of characters; <c>\*</c> and <c>\\</c> are the characters themselves.</summary>
internal static class WildcardPattern
{
    /// <summary>Time at most proportional to both lengths multiplied.</summary>
    public static bool Matches(string pattern, string text)
    {
        int at = 0, p = 0, starPattern = -1, starText = 0;
        while (at < text.Length)
        {
            var (literal, width) = p < pattern.Length ? Token(pattern, p) : ('\0', 0);
            if (width > 0 && literal is null)
            {
                starPattern = ++p;
                starText = at;
            }
            else if (width > 0 && literal == text[at])
            {
                p += width;
                at++;
            }
            else if (starPattern >= 0)
            {
                p = starPattern;
                at = ++starText;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }

    // A null literal is the wildcard.
    private static (char? Literal, int Width) Token(string pattern, int at) => pattern[at] switch
    {
        '*' => (null, 1),
        '\\' when at + 1 < pattern.Length && (pattern[at + 1] is '*' or '\\') => (pattern[at + 1], 2),
        var c => (c, 1),
    };
}
