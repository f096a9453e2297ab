using SecondBrain.Core.Search.Matching;

namespace SecondBrain.Core.Search.Ranking;

/// <summary>Chooses the best of many without sorting them all.</summary>
internal static class TopScores
{
    /// <returns>The <paramref name="count"/>th largest score (less than the smallest, if there are fewer; more than any, if none is wanted): those from it on are the best, and its equals.</returns>
    public static double Threshold(ReadOnlySpan<double> scores, int count, KeptList<double> spare)
    {
        if (count <= 0)
        {
            return double.PositiveInfinity;
        }

        if (scores.Length <= count)
        {
            return double.NegativeInfinity;
        }

        var left = spare.Resize(scores.Length);
        scores.CopyTo(left);
        var wanted = count - 1;

        // Hoare's selection, with the middle of three as pivot: descending, the wanted score ends at its place.
        while (left.Length > 1)
        {
            var pivot = Middle(left[0], left[left.Length / 2], left[^1]);
            var (low, high) = (0, left.Length - 1);
            while (low <= high)
            {
                while (left[low] > pivot) low++;
                while (left[high] < pivot) high--;
                if (low <= high)
                {
                    (left[low], left[high]) = (left[high], left[low]);
                    low++;
                    high--;
                }
            }

            if (wanted <= high)
            {
                left = left[..(high + 1)];
            }
            else if (wanted >= low)
            {
                wanted -= low;
                left = left[low..];
            }
            else
            {
                return left[wanted];
            }
        }

        return left[wanted];
    }

    private static double Middle(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
