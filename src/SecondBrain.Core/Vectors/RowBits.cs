using System.Numerics;

namespace SecondBrain.Core.Vectors;

/// <summary>Sets of rows: bit r % 64 of word r / 64 stands for row r. Bits past the last row do not count.</summary>
internal static class RowBits
{
    public static int WordsFor(int rows) => (rows + 63) / 64;

    public static bool Has(ReadOnlySpan<ulong> bits, int row) => (bits[row / 64] >> (row % 64) & 1) != 0;

    public static void Set(Span<ulong> bits, int row) => bits[row / 64] |= 1UL << (row % 64);

    /// <summary>How many of the first <paramref name="rows"/> rows are in the set.</summary>
    public static int Count(ReadOnlySpan<ulong> bits, int rows)
    {
        var count = 0;
        for (var word = 0; word < WordsFor(rows); word++)
        {
            count += BitOperations.PopCount(Word(bits, word, rows));
        }

        return count;
    }

    /// <summary>The first row of the set from <paramref name="from"/> on, -1 if there is none under <paramref name="rows"/>.</summary>
    public static int Next(ReadOnlySpan<ulong> bits, int from, int rows)
    {
        if (from >= rows)
        {
            return -1;
        }

        var rest = Word(bits, from / 64, rows) & (ulong.MaxValue << (from % 64));
        for (var word = from / 64; ; rest = Word(bits, word, rows))
        {
            if (rest != 0)
            {
                return (word * 64) + BitOperations.TrailingZeroCount(rest);
            }

            if (++word == WordsFor(rows))
            {
                return -1;
            }
        }
    }

    /// <summary>Gives the places of rows that are not in the set a value; an empty set leaves all as they are.</summary>
    public static void Fill(Span<ushort> places, ReadOnlySpan<ulong> bits, ushort value)
    {
        for (var word = 0; !bits.IsEmpty && word < WordsFor(places.Length); word++)
        {
            for (var rest = ~bits[word]; rest != 0; rest &= rest - 1)
            {
                var row = (word * 64) + BitOperations.TrailingZeroCount(rest);
                if (row >= places.Length)
                {
                    break;
                }

                places[row] = value;
            }
        }
    }

    private static ulong Word(ReadOnlySpan<ulong> bits, int word, int rows) =>
        rows - (word * 64) is var left && left < 64 ? bits[word] & ((1UL << left) - 1) : bits[word];
}
