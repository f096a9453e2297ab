using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Enrichment;

/// <summary>Finds a quote in the original, word for word.</summary>
internal static class EvidenceCheck
{
    /// <summary>A shorter quote proves nothing.</summary>
    private const int MinLength = 8;

    /// <summary>Where the text has the quote; runs of white space count as one space. Null when it does not have it.</summary>
    public static TextSpan? Find(string text, string quote)
    {
        var parts = quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts.Sum(part => part.Length) < MinLength)
        {
            return null;
        }

        for (var start = text.IndexOf(parts[0], StringComparison.Ordinal); start >= 0; start = text.IndexOf(parts[0], start + 1, StringComparison.Ordinal))
        {
            if (Match(text, start, parts) is { } end)
            {
                return new TextSpan(start, end);
            }
        }

        return null;
    }

    private static int? Match(string text, int at, string[] parts)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            var gap = at;
            while (i > 0 && at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if ((i > 0 && at == gap) || !text.AsSpan(at).StartsWith(parts[i], StringComparison.Ordinal))
            {
                return null;
            }

            at += parts[i].Length;
        }

        return at;
    }
}
