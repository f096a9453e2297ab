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
    /// <summary>Of a note's receipt, and of an import's.</summary>
    public static JsonObject Schema { get; } = Tools.Schema.Result(
        ["id", "state"],
        ("id", Tools.Schema.Text()),
        ("state", Tools.Schema.Text()),
        ("note", Tools.Schema.Text()),
        ("stored", Tools.Schema.Time()),
        ("searchable", Tools.Schema.Time()),
        ("linked", Tools.Schema.Time()),
        ("failedAt", Tools.Schema.Text()),
        ("error", Tools.Schema.Text()),
        ("deferred", Tools.Schema.ListOf("part", "reason")),
        ("steps", Tools.Schema.ListOf("name", "at", "retries")),
        ("counts", Tools.Schema.With("created", "duplicate", "rejected", "failed")),
        ("results", Tools.Schema.ListOf("path", "status")),
        ("next", Tools.Schema.Text()));

    public static ReadReceipt Of(Receipt receipt) => new(
        receipt.Id.Value, receipt.Note.Value, receipt.State, receipt.FailedAt, receipt.Error, receipt.Stored, receipt.Searchable, receipt.Linked,
        receipt.Sha256, receipt.Bytes, receipt.Attempts, receipt.Chunks, receipt.Links, receipt.Model, receipt.Enrichment, receipt.Deferred, receipt.Steps);
}
