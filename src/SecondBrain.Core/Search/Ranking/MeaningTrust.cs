namespace SecondBrain.Core.Search.Ranking;

/// <summary>
/// How far meaning is to be trusted for one query: fully when the notes with the best words are also nearer in meaning than other notes with words.
/// A model that does not know the query's language, or the notes', puts them anywhere, and its cosines would only blur what the words say.
/// </summary>
/// <remarks>
/// The measure is (mean cosine of the ten best by words - mean cosine of all) / standard deviation of all, over the candidates that have both parts.
/// In bench/retrieval its median is 0.8 to 1.6 for each English collection, and 0 to 0.4 where query or notes are in Spanish and the model knows English only.
/// </remarks>
internal static class MeaningTrust
{
    /// <summary>How many of the best by words are compared with the rest.</summary>
    private const int Best = 10;

    /// <returns>From <see cref="SearchOptions.LeastMeaningTrust"/> to 1; 1 when too few candidates have both parts to tell.</returns>
    public static double Of(ReadOnlySpan<ScoreParts> parts, SearchOptions options)
    {
        // The best by words, ascending: few enough to be kept in order by insertion.
        Span<(double Words, double Meaning)> best = stackalloc (double, double)[Best];
        var (count, sum, squares) = (0, 0.0, 0.0);
        foreach (var part in parts)
        {
            if (part.Words <= 0 || part.Meaning == 0)
            {
                continue;
            }

            count++;
            sum += part.Meaning;
            squares += part.Meaning * part.Meaning;
            Keep(best, (part.Words, part.Meaning));
        }

        var mean = sum / count;
        var deviation = Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean)));
        if (count < 2 * Best || deviation < 1e-6)
        {
            return 1;
        }

        var near = 0.0;
        foreach (var (_, meaning) in best)
        {
            near += meaning / Best;
        }

        var agreement = (near - mean) / deviation;
        var trust = Math.Clamp((agreement - options.MeaningTrustFrom) / (options.MeaningTrustFull - options.MeaningTrustFrom), 0, 1);
        return options.LeastMeaningTrust + ((1 - options.LeastMeaningTrust) * trust);
    }

    /// <summary>Of equal words the lower meaning counts as better, so that the order of the candidates does not matter.</summary>
    private static void Keep(Span<(double Words, double Meaning)> best, (double Words, double Meaning) candidate)
    {
        if (!IsLess(best[0], candidate))
        {
            return;
        }

        var place = 1;
        for (; place < best.Length && IsLess(best[place], candidate); place++)
        {
            best[place - 1] = best[place];
        }

        best[place - 1] = candidate;
    }

    private static bool IsLess((double Words, double Meaning) one, (double Words, double Meaning) other) =>
        one.Words != other.Words ? one.Words < other.Words : one.Meaning > other.Meaning;
}
