using System.Buffers;

namespace SecondBrain.Core.Vectors;

/// <summary>The nearest rows of a block: the sign bits of all rows choose candidates, their value bytes order them.</summary>
internal static class TwoStageScan
{
    /// <summary>Rows whose cosines are computed before they are offered.</summary>
    private const int RowsAtOnce = 512;

    /// <summary>
    /// The nearest rows, best first, equal cosines by row. With at most <paramref name="keep"/> allowed rows every one is compared;
    /// otherwise the <paramref name="keep"/> whose sign bits differ least are, equal distances by row.
    /// </summary>
    /// <param name="count">How many at most.</param>
    /// <param name="allowed">Bit r % 64 of word r / 64 is set for each row that may be found; empty allows all.</param>
    /// <returns>Nothing when the block has no rows or vectors of other dimensions than the query's.</returns>
    /// <exception cref="ArgumentException"><paramref name="allowed"/> is shorter than the block.</exception>
    public static NearRow[] Nearest(in VectorBlock block, VectorQuery query, int count, int keep, ReadOnlySpan<ulong> allowed = default)
    {
        if (block.Count == 0 || block.Dimensions != query.Dimensions || count <= 0 || keep <= 0)
        {
            return [];
        }

        var all = allowed.IsEmpty;
        if (!all && allowed.Length < RowBits.WordsFor(block.Count))
        {
            throw new ArgumentException($"{allowed.Length} words allow no more than {allowed.Length * 64} of {block.Count} rows.", nameof(allowed));
        }

        var rows = all ? block.Count : RowBits.Count(allowed, block.Count);
        var nearest = new NearestRows(Math.Min(count, rows));
        if (rows > keep && block.Dimensions <= HammingScan.MostDimensions)
        {
            OfferClosest(block, query, keep, allowed, nearest);
        }
        else if (all)
        {
            OfferAll(block, query, nearest);
        }
        else
        {
            for (var row = RowBits.Next(allowed, 0, block.Count); row >= 0; row = RowBits.Next(allowed, row + 1, block.Count))
            {
                nearest.Offer(row, DotScan.Cosine(block, query, row));
            }
        }

        return nearest.Ordered();
    }

    private static void OfferAll(in VectorBlock block, VectorQuery query, NearestRows nearest)
    {
        Span<float> cosines = stackalloc float[RowsAtOnce];
        for (var first = 0; first < block.Count; first += RowsAtOnce)
        {
            var some = cosines[..Math.Min(RowsAtOnce, block.Count - first)];
            DotScan.Cosines(block, query, first, some);
            for (var i = 0; i < some.Length; i++)
            {
                nearest.Offer(first + i, some[i]);
            }
        }
    }

    private static void OfferClosest(in VectorBlock block, VectorQuery query, int keep, ReadOnlySpan<ulong> allowed, NearestRows nearest)
    {
        var rented = ArrayPool<ushort>.Shared.Rent(block.Count);
        var distances = rented.AsSpan(0, block.Count);
        HammingScan.Distances(block, query, 0, distances);
        RowBits.Fill(distances, allowed, ushort.MaxValue);

        var (furthest, ofThose) = Threshold(distances, block.Dimensions, keep);
        for (var row = 0; row < distances.Length; row++)
        {
            if (distances[row] < furthest || (distances[row] == furthest && ofThose-- > 0))
            {
                nearest.Offer(row, DotScan.Cosine(block, query, row));
            }
        }

        ArrayPool<ushort>.Shared.Return(rented);
    }

    /// <summary>The distance within which <paramref name="keep"/> rows lie, and how many rows of exactly that distance are among them.</summary>
    private static (int Furthest, int OfThose) Threshold(ReadOnlySpan<ushort> distances, int dimensions, int keep)
    {
        // rows that are not allowed are further away than any vector can be
        var counts = new int[dimensions + 2];
        foreach (var distance in distances)
        {
            counts[Math.Min(distance, dimensions + 1)]++;
        }

        var furthest = 0;
        for (; counts[furthest] < keep; furthest++)
        {
            keep -= counts[furthest];
        }

        return (furthest, keep);
    }
}
