using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Changes;

/// <summary>A note whose searchable state changed.</summary>
/// <param name="Id">A ULID made just before the change was written: see <see cref="IChangeFeed"/> for its order.</param>
public sealed record Change(string Id, NoteId Note)
{
    /// <summary>What somebody did, one of <see cref="Audit.AuditAction"/>; null when nobody did, such as a link that found its note.</summary>
    public string? Action { get; init; }

    public string? Actor { get; init; }

    public string? Session { get; init; }
}
