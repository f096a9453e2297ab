namespace SecondBrain.Core.Vectors;

/// <summary>The notes of a segment that mean what a vector means, a note's meaning being the <see cref="MeanDirection"/> of its chunks.</summary>
internal static class SimilarNotes
{
    private const int RowsAtOnce = 512;

    /// <param name="noteOfChunk">The note of each chunk that the block's rows name; a note's rows follow each other.</param>
    /// <param name="query">The meaning that is looked for, for example another note's.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="least">The least cosine.</param>
    /// <param name="skip">Notes that do not count: the note itself, dead ones, those that are linked already.</param>
    /// <returns>The most similar first, equal ones by note. Nothing when the block's vectors are of other dimensions.</returns>
    /// <remarks>Every row is read once.</remarks>
    public static List<SimilarNote> Nearest(
        in VectorBlock block, ReadOnlySpan<int> noteOfChunk, VectorQuery query, int count, double least, Func<int, bool> skip)
    {
        if (block.Count == 0 || block.Dimensions != query.Dimensions)
        {
            return [];
        }

        var nearest = new NearestRows(count);
        var sum = new float[block.Dimensions];
        for (var row = 0; row < block.Count;)
        {
            var note = noteOfChunk[block.Chunks[row]];
            var end = row + 1;
            while (end < block.Count && noteOfChunk[block.Chunks[end]] == note)
            {
                end++;
            }

            if (!skip(note) && Cosine(block, query, row, end, sum) is var cosine && cosine >= least)
            {
                nearest.Offer(note, cosine);
            }

            row = end;
        }

        return [.. nearest.Ordered().Select(near => new SimilarNote(near.Row, near.Cosine))];
    }

    private static float Cosine(in VectorBlock block, VectorQuery query, int row, int end, float[] sum)
    {
        if (end == row + 1)
        {
            return DotScan.Cosine(block, query, row);
        }

        Array.Clear(sum);
        for (; row < end; row++)
        {
            MeanDirection.Add(sum, block.ValuesOf(row), block.InverseNorms[row]);
        }

        float dot = 0, squares = 0;
        var values = query.Values;
        for (var i = 0; i < sum.Length; i++)
        {
            dot += sum[i] * values[i];
            squares += sum[i] * sum[i];
        }

        return squares == 0 ? 0 : dot * query.InverseNorm / MathF.Sqrt(squares);
    }
}
