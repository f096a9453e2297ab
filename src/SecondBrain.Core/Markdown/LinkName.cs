using System.Text;

namespace SecondBrain.Core.Markdown;

/// <summary>Names by which notes are linked: two spellings that a reader takes for the same note have the same key.</summary>
public static class LinkName
{
    /// <summary>
    /// The key of a title, alias, file stem or link target: Unicode NFC; <c>%XX</c> decoded; <c>\</c> and Logseq's <c>___</c> read as <c>/</c>;
    /// Dendron's <c>dendron://vault/</c>, leading <c>./</c> and <c>/</c>, and a final <c>.md</c> or <c>.markdown</c> removed; lower case (invariant);
    /// runs of white space, <c>_</c> and <c>-</c> one space, none at the ends. Accents are kept. Empty for a name without content;
    /// a name of nothing but separators is its own key.
    /// </summary>
    public static string Normalise(string name)
    {
        var text = Clean(name);
        var key = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text.ToUpperInvariant().ToLowerInvariant())
        {
            if (char.IsWhiteSpace(c) || c is '_' or '-')
            {
                gap = true;
                continue;
            }

            if (gap && key.Length > 0 && c != '/' && key[^1] != '/')
            {
                key.Append(' ');
            }

            gap = false;
            key.Append(c);
        }

        return key.Length > 0 ? key.ToString() : text.Trim();
    }

    /// <summary>Keys to look a link target up by, best first: the whole target, without leading <c>../</c>, then its last path segment.</summary>
    public static IReadOnlyList<string> Candidates(string target)
    {
        var whole = Normalise(target);
        var candidates = new List<string>(3) { whole };
        var inside = whole[SkipDots(whole, "../")..];
        candidates.Add(inside);
        candidates.Add(inside[(inside.LastIndexOf('/') + 1)..]);
        return [.. candidates.Where(candidate => candidate.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    private static string Clean(string name)
    {
        var text = ToNfc(PercentEncoding.Decode(name)).Trim().Replace('\\', '/').Replace("___", "/", StringComparison.Ordinal);
        if (text.StartsWith("dendron://", StringComparison.OrdinalIgnoreCase))
        {
            text = text[(text.IndexOf('/', "dendron://".Length) + 1)..];
        }

        text = text[SkipDots(text, "/")..];
        var extension = text.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? 3
            : text.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase) ? 9
            : 0;
        return extension < text.Length ? text[..^extension] : text;
    }

    /// <summary>How long the start of <c>./</c> and <paramref name="other"/>, repeated, is.</summary>
    private static int SkipDots(string text, string other)
    {
        var at = 0;
        while (true)
        {
            var rest = text.AsSpan(at);
            var skip = rest.StartsWith("./") ? 2 : rest.StartsWith(other) ? other.Length : 0;
            if (skip == 0)
            {
                return at;
            }

            at += skip;
        }
    }

    private static string ToNfc(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate: no such name can be normalised, and it is only equal to itself.
            return text;
        }
    }
}
