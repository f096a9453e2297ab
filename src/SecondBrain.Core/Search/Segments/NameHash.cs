using System.Runtime.InteropServices;

namespace SecondBrain.Core.Search.Segments;

/// <summary>The hash of a name: FNV-1a, 64 bits, over the UTF-16 bytes of its folded tokens joined by one space. Grows a token at a time.</summary>
internal static class NameHash
{
    /// <summary>The hash of no token.</summary>
    public const ulong Empty = 14695981039346656037;

    private const ulong Prime = 1099511628211;

    /// <summary>The hash of a name that goes on with one more token.</summary>
    public static ulong Add(ulong hash, ReadOnlySpan<char> token)
    {
        if (hash != Empty)
        {
            hash = (hash ^ ' ') * Prime * Prime;
        }

        foreach (var b in MemoryMarshal.AsBytes(token))
        {
            hash = (hash ^ b) * Prime;
        }

        return hash;
    }

    public static ulong Of(ReadOnlySpan<string> foldedTokens)
    {
        var hash = Empty;
        foreach (var token in foldedTokens)
        {
            hash = Add(hash, token);
        }

        return hash;
    }
}
