namespace SecondBrain.Core.Vectors;

/// <summary>Every row of a block with every other.</summary>
internal static class AllPairs
{
    /// <summary>Rows that are compared with others while those are in the cache.</summary>
    private const int QueriesAtOnce = 64;

    /// <summary>Bytes of rows that stay in a core's own cache.</summary>
    private const int TileBytes = 128 * 1024;

    /// <summary>
    /// The pairs of rows with at least a cosine, ordered by the lower row, then by the other. The cosine of a pair is that of <see cref="QuantizedVector.Cosine"/>.
    /// </summary>
    /// <param name="perRow">A pair is left out unless it is among so many most similar ones of one of its rows, equal ones by the other row. Bounds the answer where all rows are alike.</param>
    /// <param name="skip">Pairs that do not count, lower row first; asked only for pairs that are similar enough.</param>
    /// <remarks>Time grows with the square of the rows, memory with the answer: 10,000 rows of 512 dimensions take about a second.</remarks>
    public static List<SimilarPair> Above(in VectorBlock block, double least, int perRow = int.MaxValue, Func<int, int, bool>? skip = null)
    {
        var nearest = new NearestRows?[block.Count];
        var tile = Math.Max(1, TileBytes / Math.Max(1, block.Dimensions));
        var dots = new int[tile];
        var queries = new VectorQuery[QueriesAtOnce];
        for (var first = 0; first < block.Count; first += QueriesAtOnce)
        {
            var count = Math.Min(QueriesAtOnce, block.Count - first);
            for (var i = 0; i < count; i++)
            {
                queries[i] = new VectorQuery(block, first + i);
            }

            for (var other = first + 1; other < block.Count; other += tile)
            {
                var end = Math.Min(other + tile, block.Count);
                for (var i = 0; i < count; i++)
                {
                    var from = Math.Max(other, first + i + 1);
                    if (from < end)
                    {
                        Compare(block, first + i, queries[i], from, dots.AsSpan(0, end - from), least, perRow, skip, nearest);
                    }
                }
            }
        }

        return Pairs(nearest);
    }

    private static void Compare(
        in VectorBlock block, int row, VectorQuery query, int from, Span<int> dots, double least, int perRow, Func<int, int, bool>? skip, NearestRows?[] nearest)
    {
        DotScan.Dots(query, block.Values.Slice(from * block.Dimensions, dots.Length * block.Dimensions), dots);
        var norm = block.InverseNorms[row];
        var norms = block.InverseNorms.Slice(from, dots.Length);
        for (var i = 0; i < dots.Length; i++)
        {
            var cosine = dots[i] * norm * norms[i];
            if (cosine >= least && skip?.Invoke(row, from + i) != true)
            {
                (nearest[row] ??= new NearestRows(perRow)).Offer(from + i, cosine);
                (nearest[from + i] ??= new NearestRows(perRow)).Offer(row, cosine);
            }
        }
    }

    private static List<SimilarPair> Pairs(NearestRows?[] nearest)
    {
        var pairs = new List<SimilarPair>();
        for (var row = 0; row < nearest.Length; row++)
        {
            foreach (var (other, cosine) in nearest[row]?.Ordered() ?? [])
            {
                pairs.Add(new SimilarPair(Math.Min(row, other), Math.Max(row, other), cosine));
            }
        }

        pairs.Sort(static (left, right) => left.One == right.One ? left.Other.CompareTo(right.Other) : left.One.CompareTo(right.One));
        // most were met from both of their rows
        return [.. pairs.Where((pair, i) => i == 0 || pair != pairs[i - 1])];
    }
}
