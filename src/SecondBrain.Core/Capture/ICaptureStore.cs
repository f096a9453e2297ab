using SecondBrain.Core.Identity;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Capture;

/// <summary>Captures and their receipts. Safe for concurrent use; every write is idempotent.</summary>
public interface ICaptureStore
{
    /// <summary>Writes receipt, note, original, names and audit entry together, or nothing.</summary>
    /// <returns>Null when written; otherwise the receipt that already has this id.</returns>
    Task<Receipt?> CreateAsync(NewCapture capture, CancellationToken cancellationToken);

    /// <summary>Strongly consistent; null when this brain has no such capture.</summary>
    Task<Receipt?> FindAsync(BrainId brain, CaptureId id, CancellationToken cancellationToken);

    /// <summary>Takes a captured note for one execution. False when another execution has it or it is done.</summary>
    /// <param name="expired">A claim made before this moment is void: its execution cannot be running any more.</param>
    Task<bool> ClaimAsync(BrainId brain, CaptureId id, string execution, DateTimeOffset expired, ReceiptStep step, CancellationToken cancellationToken);

    /// <summary>Notes that a step was done; a later execution of the same step overwrites its entry.</summary>
    Task RecordAsync(BrainId brain, CaptureId id, ReceiptStep step, ReceiptProgress progress, CancellationToken cancellationToken);

    /// <summary>Puts the note into the change feed and marks the receipt searchable, together and once for each time that it was handed over.</summary>
    Task PublishAsync(BrainId brain, CaptureId id, ReceiptStep step, CancellationToken cancellationToken);

    /// <summary>Hands a capture that is not completed to the workflow again.</summary>
    /// <returns>False when there is none, it is completed, or (unless <paramref name="force"/>) it is neither failed nor deferred.</returns>
    Task<bool> RedriveAsync(BrainId brain, CaptureId id, bool force, CancellationToken cancellationToken);

    /// <summary>Captures of all brains that were stored before a moment and are not yet completed, deferred or failed.</summary>
    IAsyncEnumerable<(BrainId Brain, CaptureId Id)> PendingAsync(DateTimeOffset storedBefore, CancellationToken cancellationToken);

    /// <summary>Captures of all brains that wait for no other parts than these, oldest first, on the page that <paramref name="page"/> names.</summary>
    /// <param name="maxAttempts">Captures that were handed over as often as this stay out: their owner can retry them.</param>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    Task<Page<DeferredCapture>> DeferredAsync(IReadOnlyCollection<string> parts, int maxAttempts, PageRequest page, CancellationToken cancellationToken);

    /// <summary>How many of a brain's captures wait for this reason; not more than <paramref name="atMost"/>.</summary>
    Task<int> CountDeferredAsync(BrainId brain, string reason, int atMost, CancellationToken cancellationToken);
}
