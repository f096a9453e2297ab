using SecondBrain.Core.Costs;

namespace SecondBrain.Local.Costs;

/// <summary>Prices what was counted, by part, for one of the activity.</summary>
internal static class CostShares
{
    /// <summary>START, END and REPORT, and the function's own line.</summary>
    private const decimal LogBytesOfInvocation = 700;

    /// <summary>A line of the HTTP API's access log.</summary>
    private const decimal LogBytesOfRequest = 400;

    public static IReadOnlyList<string> Parts { get; } = ["requests", "functions", "workflows", "table", "bucket", "embedding", "enrichment", "logs", "traces"];

    /// <summary>US dollars by part, in the order of <see cref="Parts"/>.</summary>
    public static IReadOnlyList<decimal> Of(Activity activity, PriceList prices)
    {
        var functions = activity.AllFunctions();
        decimal[] sums =
        [
            prices.CostUsd(PriceNames.ApiRequest, activity.ApiRequests) + prices.CostUsd(PriceNames.PipeRequest, activity.ExpressRequests),
            prices.CostUsd(PriceNames.LambdaRequest, activity.Invocations) + prices.CostUsd(PriceNames.LambdaGigabyteSecond, (decimal)functions.GigabyteSeconds),
            prices.CostUsd(PriceNames.ExpressRequest, activity.ExpressRequests) + prices.CostUsd(PriceNames.ExpressGigabyteSecond, (decimal)activity.ExpressGigabyteSeconds)
                + prices.CostUsd(PriceNames.StandardTransition, activity.StandardTransitions),
            prices.CostUsd(PriceNames.WriteUnit, (decimal)functions.WriteUnits) + prices.CostUsd(PriceNames.ReadUnit, (decimal)functions.ReadUnits),
            prices.CostUsd(PriceNames.BucketPut, activity.BucketPuts) + prices.CostUsd(PriceNames.BucketGet, activity.BucketGets),
            prices.ModelCostUsd(FakeEmbeddings.Model, activity.EmbeddingTokens, 0),
            prices.ModelCostUsd(FakeChat.Model, activity.EnrichmentInputTokens, activity.EnrichmentOutputTokens),
            prices.CostUsd(PriceNames.LogGigabyte, ((activity.Invocations * LogBytesOfInvocation) + (activity.ApiRequests * LogBytesOfRequest)) / 1_000_000_000m),
            prices.CostUsd(PriceNames.Trace, activity.ApiRequests + activity.ExpressRequests),
        ];
        return [.. sums.Select(sum => sum / Math.Max(1, activity.Count))];
    }
}
