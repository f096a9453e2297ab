using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Context;

/// <summary>The runs of three words of a text as hashes (Broder 1997), to tell whether a text says what another said.</summary>
internal static class Shingles
{
    private const int Words = 3;

    private const ulong Offset = 14695981039346656037;

    private const ulong Prime = 1099511628211;

    /// <returns>At least one: a text with fewer words is one run, a text without a word is its characters.</returns>
    public static ulong[] Of(string text, List<Token> tokens)
    {
        if (tokens.Count == 0)
        {
            return [Add(Offset, text)];
        }

        var shingles = new HashSet<ulong>(tokens.Count);
        for (var first = 0; first == 0 || first + Words <= tokens.Count; first++)
        {
            var hash = Offset;
            for (var i = first; i < Math.Min(first + Words, tokens.Count); i++)
            {
                hash = Add(hash, tokens[i].Text);
            }

            shingles.Add(hash);
        }

        return [.. shingles];
    }

    /// <summary>FNV-1a, with an end mark after each text.</summary>
    private static ulong Add(ulong hash, string text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return (hash ^ 0xffff) * Prime;
    }
}
