using System.Globalization;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Costs;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Telemetry;

namespace SecondBrain.Core.Budget;

/// <summary>Says before a capture calls its models what its brain's budget pays for, and books afterwards what they cost.</summary>
/// <remarks>
/// The most that a capture can cost is reserved before its first call, in one write that no other capture of the brain can pass. So whatever
/// number of captures run at once, the models cost at most the budget and one capture's reservation; enrichment stops within one
/// reservation of its share. A call that is sent again because its answer was lost is not known here.
/// </remarks>
public sealed class CaptureBudget(IBudgetLedger ledger, ICaptureStore captures, PriceList prices, BudgetOptions options, TimeProvider clock, IMeter? meter = null)
{
    private readonly IMeter _meter = meter ?? NoMeter.Instance;

    public static string MonthOf(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The brain's own budget, else the deployment's, in US dollars a month.</summary>
    public async Task<decimal> LimitAsync(BrainId brain, CancellationToken cancellationToken) =>
        await ledger.FindLimitAsync(brain, cancellationToken) ?? options.MonthlyUsd;

    /// <summary>Reserves for a claimed capture. Models without a price, and captures that are gone, need nothing.</summary>
    /// <param name="enrichmentModel">May be <see cref="EnrichmentModel.None"/>.</param>
    public async Task<BudgetStep> ReserveAsync(BrainId brain, CaptureId capture, string embeddingModel, string enrichmentModel, CancellationToken cancellationToken)
    {
        if (CaptureReservation.Of(prices, bytes: 1, embeddingModel, enrichmentModel).TotalUsd == 0 || await captures.FindAsync(brain, capture, cancellationToken) is not { } receipt)
        {
            return BudgetStep.Full;
        }

        var (limit, month) = (await LimitAsync(brain, cancellationToken), MonthOf(ClaimedAt(receipt)));
        var most = CaptureReservation.Of(prices, receipt.Bytes, embeddingModel, enrichmentModel);
        foreach (var (step, usd) in new[] { (BudgetStep.Full, most.TotalUsd), (BudgetStep.Deterministic, most.EmbeddingUsd) })
        {
            var below = limit * (step == BudgetStep.Full ? BudgetSteps.DeterministicFrom : BudgetSteps.WordsOnlyFrom);
            if (await ledger.ReserveAsync(brain, month, capture, new BudgetHold(usd, step), below, cancellationToken) is { } hold)
            {
                return Told(hold.Step);
            }
        }

        return Told(BudgetStep.WordsOnly);
    }

    /// <summary>Books what a capture's execution used, in the month that it was claimed in.</summary>
    /// <param name="tokens">Embedded by this execution.</param>
    public async Task SettleAsync(Receipt receipt, string embeddingModel, long tokens, CancellationToken cancellationToken)
    {
        // an answer of an earlier execution was booked by that one
        var enrichment = receipt.Enrichment is { } made && At(receipt, EnrichmentWriter.StepName) >= ClaimedAt(receipt) ? made : null;
        _meter.Add(MetricNames.ModelTokens, tokens + (enrichment?.InputTokens ?? 0) + (enrichment?.OutputTokens ?? 0));
        var embeddingUsd = prices.ModelCostUsd(embeddingModel, tokens, 0);
        if (await ledger.SettleAsync(receipt.Brain, MonthOf(ClaimedAt(receipt)), receipt.Id, embeddingUsd, enrichment?.CostUsd ?? 0, cancellationToken) is { } spent)
        {
            _meter.Set(MetricNames.SpentUsd, (double)spent);
        }
    }

    /// <summary>Whether what a budget deferred can be made up for now.</summary>
    public async Task<bool> MayBackfillAsync(BrainId brain, CancellationToken cancellationToken)
    {
        var account = await ledger.FindAsync(brain, MonthOf(clock.GetUtcNow()), cancellationToken);
        return account.CommittedUsd < await LimitAsync(brain, cancellationToken) * BudgetSteps.BackfillBelow;
    }

    private BudgetStep Told(BudgetStep step)
    {
        _meter.Set(MetricNames.BudgetStep, (int)step);
        return step;
    }

    private DateTimeOffset ClaimedAt(Receipt receipt) => At(receipt, CaptureClaim.StepName) ?? clock.GetUtcNow();

    private static DateTimeOffset? At(Receipt receipt, string step) => receipt.Steps.FirstOrDefault(each => each.Name == step)?.At;
}
