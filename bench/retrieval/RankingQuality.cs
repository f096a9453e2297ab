namespace SecondBrain.Bench.Retrieval;

/// <summary>How good a ranking is, 0 to 1. A query without a relevant document counts 0 by each.</summary>
internal static class RankingQuality
{
    /// <summary>nDCG at 10 with linear gain and log2 discount, as trec_eval computes it (Järvelin and Kekäläinen 2002).</summary>
    public static double NdcgAt10(IEnumerable<string> ranking, Dictionary<string, int> relevance)
    {
        var ideal = Discounted(relevance.Values.Where(grade => grade > 0).OrderDescending());
        return ideal == 0 ? 0 : Discounted(ranking.Select(id => Math.Max(0, relevance.GetValueOrDefault(id)))) / ideal;
    }

    /// <summary>The share of the relevant documents that the first <paramref name="depth"/> have.</summary>
    public static double Recall(IEnumerable<string> ranking, Dictionary<string, int> relevance, int depth)
    {
        var relevant = relevance.Count(entry => entry.Value > 0);
        return relevant == 0 ? 0 : ranking.Take(depth).Count(id => relevance.GetValueOrDefault(id) > 0) / (double)relevant;
    }

    /// <summary>1 / the place of the first relevant document.</summary>
    public static double ReciprocalRank(IEnumerable<string> ranking, Dictionary<string, int> relevance)
    {
        var place = ranking.TakeWhile(id => relevance.GetValueOrDefault(id) <= 0).Count();
        return ranking.Skip(place).Any() ? 1.0 / (place + 1) : 0;
    }

    private static double Discounted(IEnumerable<int> grades) =>
        grades.Take(10).Select((grade, place) => grade / Math.Log2(place + 2)).Sum();
}
