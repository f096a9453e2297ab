namespace SecondBrain.Core.Search.Queries;

/// <summary>
/// How many letters two words differ in: insertions, deletions, replacements and swaps of neighbours (Damerau 1964, Levenshtein 1966;
/// no letter is changed twice, as in optimal string alignment).
/// </summary>
internal static class EditDistance
{
    /// <param name="most">Only cells this near the diagonal are looked at.</param>
    /// <returns><paramref name="most"/> + 1 when it is more than that.</returns>
    public static int Of(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
        {
            return most + 1;
        }

        var width = right.Length + 1;
        Span<int> rows = width <= 128 ? stackalloc int[3 * 128] : new int[3 * width];
        var before = rows[..width];
        var above = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            row.Fill(most + 1);
            row[0] = i;
            var least = i;
            for (var j = Math.Max(1, i - most); j <= Math.Min(right.Length, i + most); j++)
            {
                var same = left[i - 1] == right[j - 1];
                var cell = Math.Min(above[j - 1] + (same ? 0 : 1), Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    cell = Math.Min(cell, before[j - 2] + 1);
                }

                row[j] = cell;
                least = Math.Min(least, cell);
            }

            if (least > most)
            {
                return most + 1;
            }

            var spare = before;
            before = above;
            above = row;
            row = spare;
        }

        return Math.Min(above[right.Length], most + 1);
    }
}
