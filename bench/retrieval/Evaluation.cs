namespace SecondBrain.Bench.Retrieval;

/// <summary>One collection with one choice of weights.</summary>
internal static class Evaluation
{
    /// <returns>Mean nDCG@10 over the queries.</returns>
    public static double Measure(SetAsBrain brain, Settings settings, Ranking ranking)
    {
        using var index = brain.Open(ranking == Ranking.Graph ? settings.Search : settings.Search with { GraphShare = 0 });
        return brain.Set.Queries.Average(query => RankingQuality.NdcgAt10(brain.Search(index, query, ranking, 20, null), brain.Set.Judged(query.Id)));
    }
}
