using SecondBrain.Core.Capture;
using SecondBrain.Core.Ingestion;

namespace SecondBrain.Core.Costs;

/// <summary>Prices a receipt: what it counted (tokens, the time between its steps) and, for the rest, what a recorded run took.</summary>
public static class CaptureCostEstimate
{
    /// <summary>A capture is meant to cost less, in US dollars.</summary>
    public const decimal AimUsd = 0.005m;

    /// <summary>Attempts after the first cost what the first did, but for what the models are asked only once.</summary>
    public static CaptureCost Of(Receipt receipt, PriceList prices)
    {
        var (figures, chunks) = (CaptureFigures.Recorded, receipt.Chunks ?? 0);
        var kilobytes = Math.Ceiling(receipt.Bytes / 1024m);
        CostPart[] parts =
        [
            Estimated("requests", prices.CostUsd(PriceNames.ApiRequest, 1) + prices.CostUsd(PriceNames.PipeRequest, receipt.Attempts)),
            Estimated("table",
                prices.CostUsd(PriceNames.WriteUnit, (receipt.Attempts * (figures.WriteUnits + (chunks * figures.WriteUnitsPerChunk))) + (2 * kilobytes)) // the original is written in a transaction
                + prices.CostUsd(PriceNames.ReadUnit, receipt.Attempts * (figures.ReadUnits + Math.Ceiling(kilobytes / 4)))),
            Estimated("workflow", receipt.Attempts * prices.ExpressCostUsd(Duration(receipt))),
            Estimated("functions",
                prices.CostUsd(PriceNames.LambdaRequest, receipt.Attempts * (figures.Invocations + chunks))
                + prices.CostUsd(PriceNames.LambdaGigabyteSecond, receipt.Attempts * (figures.GigabyteSeconds + (chunks * figures.GigabyteSecondsPerChunk)))),
            new CostPart("embedding", receipt.Model?.CostUsd ?? 0, Estimated: false),
            new CostPart("enrichment", receipt.Enrichment?.CostUsd ?? 0, Estimated: false),
        ];
        return new CaptureCost(parts.Sum(part => part.Usd), prices.AsOf, AimUsd, parts);
    }

    /// <summary>Between the first and the last step of the last attempt.</summary>
    private static TimeSpan Duration(Receipt receipt)
    {
        var from = receipt.Steps.FirstOrDefault(step => step.Name == CaptureClaim.StepName)?.At;
        var to = receipt.Steps.Select(step => (DateTimeOffset?)step.At).Max();
        return from is { } start && to > start ? to.Value - start : TimeSpan.Zero;
    }

    private static CostPart Estimated(string part, decimal usd) => new(part, decimal.Round(usd, 10), Estimated: true);
}
