using SecondBrain.Core.Brains;
using SecondBrain.Core.Budget;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Costs;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Reembedding;
using SecondBrain.Core.Telemetry;

namespace SecondBrain.Core.Ingestion;

/// <summary>Last steps: announces the note to the search index, then closes the receipt with what it cost.</summary>
public sealed class CaptureCompletion(ICaptureStore captures, IBrainRegister brains, IBrainModels models, CaptureBudget budget, PriceList prices, TimeProvider clock, IMeter? meter = null)
{
    private readonly IMeter _meter = meter ?? NoMeter.Instance;

    public const string PublishStep = "publish";

    public const string CompleteStep = "complete";

    public Task PublishAsync(BrainId brain, CaptureId capture, int retries, CancellationToken cancellationToken) =>
        captures.PublishAsync(brain, capture, new ReceiptStep(PublishStep, clock.GetUtcNow(), retries), cancellationToken);

    /// <param name="tokens">Input tokens of each chunk that this execution embedded.</param>
    /// <param name="deferred">Parts that wait for their model; the receipt is then deferred.</param>
    /// <param name="step">What the budget paid for.</param>
    /// <param name="enricher">The language model of the deployment; may be <see cref="EnrichmentModel.None"/>.</param>
    public async Task CompleteAsync(
        BrainId brain, CaptureId capture, string model, IReadOnlyList<long> tokens, IReadOnlyList<ReceiptDeferral> deferred,
        BudgetStep step, string enricher, int retries, CancellationToken cancellationToken)
    {
        var total = tokens.Sum();
        if (await captures.FindAsync(brain, capture, cancellationToken) is { } receipt)
        {
            await budget.SettleAsync(receipt, model, total, cancellationToken);
            if (step != BudgetStep.Full && enricher != EnrichmentModel.None
                && receipt.Enrichment is { Model: EnrichmentModel.Deterministic } && !deferred.Any(each => each.Part == DeferredPart.Enrich))
            {
                deferred = [.. deferred, new ReceiptDeferral(DeferredPart.Enrich, ReceiptDeferral.Budget)]; // rules have done for now
            }
        }

        var progress = new ReceiptProgress
        {
            Model = deferred.Any(each => each.Part == DeferredPart.Embed) ? null : new ReceiptModel(model, total, prices.ModelCostUsd(model, total, 0)),
            Budget = step,
            Deferred = deferred,
            Completed = true,
        };
        await captures.RecordAsync(brain, capture, new ReceiptStep(CompleteStep, clock.GetUtcNow(), retries), progress, cancellationToken);
        await brains.AddAsync(brain, cancellationToken);
        await models.AdoptAsync(brain, model, cancellationToken);
        if (deferred.Count > 0)
        {
            _meter.Add(MetricNames.Deferred);
        }
    }
}
