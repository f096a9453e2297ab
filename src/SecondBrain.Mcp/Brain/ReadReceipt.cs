using System.Text.Json.Nodes;
using SecondBrain.Core.Capture;

namespace SecondBrain.Mcp.Brain;

/// <summary>What became of a capture, for an assistant.</summary>
internal sealed record ReadReceipt(
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
    int Attempts,
    int? Chunks,
    ReceiptLinks? Links,
    ReceiptModel? Model,
    ReceiptEnrichment? Enrichment,
    IReadOnlyList<ReceiptDeferral> Deferred,
    IReadOnlyList<ReceiptStep> Steps)
{
    public static JsonObject Schema { get; } = Tools.Schema.Object(
        ["id", "note", "state", "stored", "sha256", "bytes", "attempts", "deferred", "steps"],
        ("id", Tools.Schema.Text()),
        ("note", Tools.Schema.Text("The note's id.")),
        ("state", Tools.Schema.Text("captured, ingesting, completed, deferred or failed.")),
        ("failedAt", Tools.Schema.Text("The workflow state that failed.")),
        ("error", Tools.Schema.Text()),
        ("stored", Tools.Schema.Time("Since when it cannot get lost.")),
        ("searchable", Tools.Schema.Time("Since when every search sees it.")),
        ("linked", Tools.Schema.Time("When its links were resolved.")),
        ("sha256", Tools.Schema.Text("Of the captured bytes.")),
        ("bytes", Tools.Schema.Integer()),
        ("attempts", Tools.Schema.Integer()),
        ("chunks", Tools.Schema.Integer()),
        ("links", Tools.Schema.Object(["found", "resolved"], ("found", Tools.Schema.Integer()), ("resolved", Tools.Schema.Integer()))),
        ("model", Tools.Schema.Object(
            ["id", "tokens", "costUsd"], ("id", Tools.Schema.Text()), ("tokens", Tools.Schema.Integer()), ("costUsd", Tools.Schema.Number()))),
        ("enrichment", Tools.Schema.Object(
            ["model", "inputTokens", "outputTokens", "costUsd", "proposed", "dropped"],
            ("model", Tools.Schema.Text("deterministic/1 are rules.")),
            ("inputTokens", Tools.Schema.Integer()),
            ("outputTokens", Tools.Schema.Integer()),
            ("costUsd", Tools.Schema.Number()),
            ("proposed", Tools.Schema.Integer("Links whose quote the note has.")),
            ("dropped", Tools.Schema.Integer("Links that did not stand up to the note.")),
            ("problem", Tools.Schema.Text("Why nothing of the model's answer was used.")))),
        ("deferred", Tools.Schema.List(Tools.Schema.Object(
            ["part", "reason"], ("part", Tools.Schema.Text("embed or enrich.")), ("reason", Tools.Schema.Text())), "What waits for its model; it is made up for.")),
        ("steps", Tools.Schema.List(Tools.Schema.Object(
            ["name", "at", "retries"], ("name", Tools.Schema.Text()), ("at", Tools.Schema.Time()), ("retries", Tools.Schema.Integer())))));

    public static ReadReceipt Of(Receipt receipt) => new(
        receipt.Id.Value, receipt.Note.Value, receipt.State, receipt.FailedAt, receipt.Error, receipt.Stored, receipt.Searchable, receipt.Linked,
        receipt.Sha256, receipt.Bytes, receipt.Attempts, receipt.Chunks, receipt.Links, receipt.Model, receipt.Enrichment, receipt.Deferred, receipt.Steps);
}
