using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Changes;

/// <summary>A note whose searchable state changed.</summary>
/// <param name="Id">A ULID made just before the change was written: see <see cref="IChangeFeed"/> for its order.</param>
public sealed record Change(string Id, NoteId Note);
