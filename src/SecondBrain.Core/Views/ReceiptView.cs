using SecondBrain.Core.Budget;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Costs;
using SecondBrain.Core.Executions;

namespace SecondBrain.Core.Views;

/// <summary>A receipt as readers see it.</summary>
/// <param name="State"><c>captured</c>, <c>ingesting</c>, <c>completed</c>, <c>deferred</c>, <c>failed</c> or <c>erased</c>.</param>
/// <param name="Execution">Where the workflow execution is that took it up last.</param>
/// <param name="Deferred">What waits for a model, and why; empty unless the state is <c>deferred</c>.</param>
/// <param name="FailedAt">The workflow state that failed.</param>
/// <param name="Budget">The step of the budget that it was ingested on: <c>full</c>, <c>deterministic</c> or <c>words-only</c>; null before.</param>
public sealed record ReceiptView(
    string Id,
    string Note,
    string State,
    string? FailedAt,
    string? Error,
    DateTimeOffset Stored,
    DateTimeOffset? Searchable,
    DateTimeOffset? Linked,
    string Sha256,
    int Bytes,
    string ContentType,
    int Attempts,
    string? Execution,
    int? Chunks,
    ReceiptLinks? Links,
    ReceiptModel? Model,
    ReceiptEnrichment? Enrichment,
    IReadOnlyList<ReceiptDeferral> Deferred,
    IReadOnlyList<ReceiptStep> Steps,
    string? Budget,
    CaptureCost Cost)
{
    public static ReceiptView Of(Receipt receipt, PriceList prices) => new(
        receipt.Id.Value, receipt.Note.Value, receipt.State, receipt.FailedAt, receipt.Error, receipt.Stored, receipt.Searchable,
        receipt.Linked, receipt.Sha256, receipt.Bytes, receipt.ContentType, receipt.Attempts,
        receipt.Execution is { } execution ? ExecutionView.Path(WorkflowName.IngestNote, execution) : null, receipt.Chunks,
        receipt.Links, receipt.Model, receipt.Enrichment, receipt.Deferred, receipt.Steps,
        receipt.Budget?.Name(), CaptureCostEstimate.Of(receipt, prices));

    public static string Path(CaptureId id) => $"/captures/{id}";
}
