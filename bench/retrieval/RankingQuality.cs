namespace SecondBrain.Bench.Retrieval;

internal static class RankingQuality
{
    /// <summary>nDCG at 10 with linear gain and log2 discount, as trec_eval computes it (Järvelin and Kekäläinen 2002).</summary>
    public static double NdcgAt10(IEnumerable<string> ranking, Dictionary<string, int> relevance)
    {
        var ideal = Discounted(relevance.Values.Where(grade => grade > 0).OrderDescending());
        return ideal == 0 ? 0 : Discounted(ranking.Select(id => Math.Max(0, relevance.GetValueOrDefault(id)))) / ideal;
    }

    private static double Discounted(IEnumerable<int> grades) =>
        grades.Take(10).Select((grade, place) => grade / Math.Log2(place + 2)).Sum();
}
