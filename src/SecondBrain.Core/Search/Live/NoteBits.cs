using System.Numerics;

namespace SecondBrain.Core.Search.Live;

/// <summary>Sets of ordinals: bit n of word n / 64 is set when n is in.</summary>
internal static class NoteBits
{
    public static int WordsFor(int count) => (count + 63) >> 6;

    public static bool Has(ReadOnlySpan<ulong> bits, int ordinal) => (bits[ordinal >> 6] >> (ordinal & 63) & 1) != 0;

    public static void Set(Span<ulong> bits, int ordinal) => bits[ordinal >> 6] |= 1UL << (ordinal & 63);

    public static void Clear(Span<ulong> bits, int ordinal) => bits[ordinal >> 6] &= ~(1UL << (ordinal & 63));

    /// <summary>Sets the first <paramref name="count"/> bits; the rest of their last word is cleared.</summary>
    public static void SetFirst(Span<ulong> bits, int count)
    {
        bits[..(count >> 6)].Fill(ulong.MaxValue);
        if ((count & 63) != 0)
        {
            bits[count >> 6] = (1UL << (count & 63)) - 1;
        }
    }

    public static int Count(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var word in bits)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <returns>The first ordinal from <paramref name="from"/> on that is in; -1 for none.</returns>
    public static int Next(ReadOnlySpan<ulong> bits, int from)
    {
        var at = from >> 6;
        if (at >= bits.Length)
        {
            return -1;
        }

        var word = bits[at] & (ulong.MaxValue << (from & 63));
        while (word == 0)
        {
            if (++at == bits.Length)
            {
                return -1;
            }

            word = bits[at];
        }

        return (at << 6) + BitOperations.TrailingZeroCount(word);
    }
}
