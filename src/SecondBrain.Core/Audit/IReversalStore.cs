using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Audit;

/// <summary>
/// Takes writes back, each in one transaction with its audit entry, its change and the mark on what it takes back
/// (<see cref="Principal.Undoing"/>). Safe for concurrent use. False, and nothing written, when what is written is not as it was read.
/// </summary>
public interface IReversalStore
{
    /// <summary>Takes a note out of every list, name and search. Its text, versions and links stay in the table.</summary>
    /// <param name="session">The session that is undone.</param>
    Task<bool> WithdrawAsync(Principal by, Note note, string session, CancellationToken cancellationToken);

    /// <summary>The other way round: the note is as it was.</summary>
    Task<bool> BringBackAsync(Principal by, Note note, CancellationToken cancellationToken);

    /// <summary>Whether the item that an entry wrote is as the entry left it.</summary>
    Task<bool> StandsAsync(Principal by, AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Puts the item that an entry wrote back as the entry found it: a link that it drew goes away, one that it removed comes back.</summary>
    /// <param name="action">Of the new entry.</param>
    Task<bool> PutBackAsync(Principal by, AuditEntry entry, string action, CancellationToken cancellationToken);

    /// <summary>Only says in the note's history that something was done; <paramref name="id"/> makes a repeated call the same one.</summary>
    Task<bool> SayAsync(Principal by, NoteId note, string action, string? id, CancellationToken cancellationToken);
}
