using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;

namespace SecondBrain.Core.Audit;

/// <summary>Reads the audit trail. Every writer writes its entries itself. Safe for concurrent use.</summary>
public interface IAuditStore
{
    /// <summary>Newest first. An entry may be missing for the moment that the index lags behind its write; those that are there are read strongly consistent.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    Task<Page<AuditEntry>> OfSessionAsync(BrainId brain, string session, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Newest first. Strongly consistent.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    Task<Page<AuditEntry>> OfNoteAsync(BrainId brain, NoteId note, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Sessions by their first write, newest first. One whose first write failed is listed and has no entries.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not from this list.</exception>
    Task<Page<StartedSession>> SessionsAsync(BrainId brain, PageRequest page, CancellationToken cancellationToken);
}
