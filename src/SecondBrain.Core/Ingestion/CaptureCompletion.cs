using SecondBrain.Core.Brains;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Reembedding;
using SecondBrain.Core.Telemetry;

namespace SecondBrain.Core.Ingestion;

/// <summary>Last steps: announces the note to the search index, then closes the receipt with what it cost.</summary>
public sealed class CaptureCompletion(ICaptureStore captures, IBrainRegister brains, IBrainModels models, TimeProvider clock, IMeter? meter = null)
{
    private readonly IMeter _meter = meter ?? NoMeter.Instance;

    public const string PublishStep = "publish";

    public const string CompleteStep = "complete";

    public Task PublishAsync(BrainId brain, CaptureId capture, int retries, CancellationToken cancellationToken) =>
        captures.PublishAsync(brain, capture, new ReceiptStep(PublishStep, clock.GetUtcNow(), retries), cancellationToken);

    /// <param name="tokens">Input tokens of each chunk that this execution embedded.</param>
    /// <param name="deferred">Parts that wait for their model; the receipt is then deferred.</param>
    public async Task CompleteAsync(
        BrainId brain, CaptureId capture, string model, IReadOnlyList<long> tokens, IReadOnlyList<ReceiptDeferral> deferred, int retries, CancellationToken cancellationToken)
    {
        var total = tokens.Sum();
        var progress = new ReceiptProgress
        {
            Model = deferred.Any(each => each.Part == DeferredPart.Embed) ? null : new ReceiptModel(model, total, EmbeddingPrice.CostUsd(model, total)),
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
