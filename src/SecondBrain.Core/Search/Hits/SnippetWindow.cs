using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Search.Hits;

internal static class SnippetWindow
{
    /// <summary>About <paramref name="length"/> characters with <paramref name="core"/> inside: whole words where the text has spaces, never half a surrogate pair.</summary>
    public static TextSpan Around(string text, TextSpan core, int length)
    {
        if (text.Length <= length)
        {
            return Trim(text, 0, text.Length);
        }

        // A third of the room before the match: what follows a match explains it more often than what precedes it.
        var room = Math.Max(0, length - core.Length);
        var start = Math.Max(0, core.Start - (room / 3));
        var end = Math.Min(text.Length, Math.Max(core.End, start + length));
        start = Math.Min(start, Math.Max(0, end - Math.Max(length, core.Length)));
        return Trim(text, WordStart(text, start, core.Start), WordEnd(text, end, Math.Max(core.End, start + 1)));
    }

    /// <summary>Skips the rest of a cut word, unless that would reach the match.</summary>
    private static int WordStart(string text, int start, int latest)
    {
        if (start == 0)
        {
            return 0;
        }

        for (var at = start; at <= latest && at < start + 40; at++)
        {
            if (char.IsWhiteSpace(text[at - 1]))
            {
                return at;
            }
        }

        return char.IsLowSurrogate(text[start]) ? start - 1 : start;
    }

    private static int WordEnd(string text, int end, int earliest)
    {
        if (end == text.Length)
        {
            return end;
        }

        for (var at = end; at >= earliest && at > end - 40; at--)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                return at;
            }
        }

        return char.IsLowSurrogate(text[end]) ? end + 1 : end;
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }
}
