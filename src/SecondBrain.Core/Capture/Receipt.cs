using SecondBrain.Core.Budget;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Capture;

/// <summary>What became of a capture.</summary>
/// <param name="Fingerprint">Hash over content and given metadata: another one under the same key is a conflict.</param>
/// <param name="Stored">When original and note became durable.</param>
/// <param name="Searchable">From when on every search that starts later sees the note; null until then.</param>
/// <param name="Linked">When its links were resolved; null until then.</param>
/// <param name="Attempts">How often the capture was handed to the workflow: 1, and one more for each retry.</param>
/// <param name="Steps">The workflow's steps in the order they were first done.</param>
public sealed record Receipt(
    BrainId Brain,
    CaptureId Id,
    NoteId Note,
    string State,
    string Fingerprint,
    string Sha256,
    int Bytes,
    string ContentType,
    DateTimeOffset Stored,
    DateTimeOffset? Searchable,
    DateTimeOffset? Linked,
    int Attempts,
    string? Execution,
    string? FailedAt,
    string? Error,
    int? Chunks,
    ReceiptLinks? Links,
    ReceiptModel? Model,
    IReadOnlyList<ReceiptStep> Steps)
{
    /// <summary>The version of the note that this capture or edit made: 1 for a capture.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The version whose text was cut into chunks last; null until then. A later one than <see cref="Version"/> when the note was edited meanwhile.</summary>
    public int? BodyVersion { get; init; }

    /// <summary>What enrichment came to; null until it ran.</summary>
    public ReceiptEnrichment? Enrichment { get; init; }

    /// <summary>The step of the budget that it was ingested on last; null before.</summary>
    public BudgetStep? Budget { get; init; }

    /// <summary>What waits for a model; empty unless the state is <see cref="CaptureState.Deferred"/>.</summary>
    public IReadOnlyList<ReceiptDeferral> Deferred { get; init; } = [];

    /// <summary>Who captured it; null for a receipt from before this was kept.</summary>
    public string? Actor { get; init; }

    /// <summary>The agent's conversation that it was captured in; null outside one.</summary>
    public string? Session { get; init; }

    public bool IsFinal => State is CaptureState.Completed or CaptureState.Failed or CaptureState.Erased;
}

/// <summary>Links of the note: how many distinct targets its text names, and how many of them are notes.</summary>
public sealed record ReceiptLinks(int Found, int Resolved);

/// <summary>What the embedding cost.</summary>
/// <param name="CostUsd">US dollars by the price list; 0 for a local model.</param>
public sealed record ReceiptModel(string Id, long Tokens, decimal CostUsd);

/// <param name="Retries">How often the workflow had to repeat the step.</param>
public sealed record ReceiptStep(string Name, DateTimeOffset At, int Retries);
