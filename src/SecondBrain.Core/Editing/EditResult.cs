using SecondBrain.Core.Capture;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Safety;

namespace SecondBrain.Core.Editing;

/// <summary>What an edit came to. Nothing was written unless it is <see cref="Edited"/>.</summary>
public abstract record EditResult
{
    private EditResult()
    {
    }

    /// <param name="Note">The version that this edit made; a repeated edit gives the version that it made the first time.</param>
    /// <param name="Receipt">Tells when the new text is searchable; null for an edit that needs no ingestion and has no idempotency key.</param>
    public sealed record Edited(Note Note, Receipt? Receipt) : EditResult;

    /// <summary>The note is that way already.</summary>
    public sealed record Unchanged(Note Note) : EditResult;

    /// <summary>Somebody else has edited the note since it was read.</summary>
    /// <param name="Diff">Unified diff from the version that was read to the current one; empty when there has never been such a version.</param>
    public sealed record Stale(Note Current, string Diff) : EditResult;

    /// <summary>The idempotency key belongs to another edit or capture.</summary>
    public sealed record Conflict(Receipt Existing) : EditResult;

    public sealed record NoSuchNote : EditResult;

    /// <summary>A workflow holds the note, or it has been merged into another.</summary>
    public sealed record Frozen(Note Note) : EditResult;

    /// <summary>Who asks may not change this; the detail says what to do instead.</summary>
    public sealed record NotYours(string Detail) : EditResult;

    /// <summary>Too many writes for now.</summary>
    public sealed record Limited(WriteVerdict.Limited Verdict) : EditResult;

    public sealed record Rejected(CaptureRejection Reason, string Detail) : EditResult;
}
