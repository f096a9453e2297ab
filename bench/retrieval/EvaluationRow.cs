namespace SecondBrain.Bench.Retrieval;

/// <summary>A line of the table: how well a collection's queries are answered, by one measure.</summary>
/// <param name="Collection">Folder below the data's root.</param>
/// <param name="Asks">Only queries in this language.</param>
/// <param name="Wants">Only documents in this language are looked for and count.</param>
internal sealed record EvaluationRow(string Name, string Collection, Measure Measure, string? Asks = null, string? Wants = null)
{
    public static readonly IReadOnlyList<EvaluationRow> All =
    [
        new("Cranfield nDCG@10", "ir/cranfield", Measure.NdcgAt10),
        new("CISI nDCG@10", "ir/cisi", Measure.NdcgAt10),
        new("MuSiQue nDCG@10", "multihop/musique-train100", Measure.NdcgAt10),
        new("MuSiQue R@5", "multihop/musique-train100", Measure.RecallAt5),
        new("HotpotQA nDCG@10", "multihop/hotpotqa-train100", Measure.NdcgAt10),
        new("HotpotQA R@5", "multihop/hotpotqa-train100", Measure.RecallAt5),
        new("LoCoMo R@10", "locomo-dev", Measure.RecallAt10),
        new("LoCoMo MRR", "locomo-dev", Measure.ReciprocalRank),
        new("tldr English nDCG@10", "bilingual/tldr-en-es", Measure.NdcgAt10, "en", "en"),
        new("tldr Spanish nDCG@10", "bilingual/tldr-en-es", Measure.NdcgAt10, "es", "es"),
        new("tldr English to Spanish nDCG@10", "bilingual/tldr-en-es", Measure.NdcgAt10, "en", "es"),
        new("tldr Spanish to English nDCG@10", "bilingual/tldr-en-es", Measure.NdcgAt10, "es", "en"),
    ];

    /// <summary>How many hits are asked for: more than are measured, because some are dropped.</summary>
    public int Depth => Measure == Measure.ReciprocalRank ? 100 : 20;

    public IEnumerable<RetrievalText> Queries(RetrievalSet set) => set.Queries.Where(query => Asks is null || query.Lang == Asks);

    /// <summary>The quality of one answer.</summary>
    public double Of(IEnumerable<string> ranking, RetrievalSet set, RetrievalText query)
    {
        var judged = set.Judged(query.Id);
        if (Wants is not null)
        {
            judged = judged.Where(entry => entry.Key.StartsWith($"{Wants}:", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        }

        return Measure switch
        {
            Measure.NdcgAt10 => RankingQuality.NdcgAt10(ranking, judged),
            Measure.RecallAt5 => RankingQuality.Recall(ranking, judged, 5),
            Measure.RecallAt10 => RankingQuality.Recall(ranking, judged, 10),
            _ => RankingQuality.ReciprocalRank(ranking, judged),
        };
    }
}
