using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Erasure;

/// <param name="Claimed">False while the note is being ingested or merged: ask again in a moment.</param>
/// <param name="Notes">The note, and those that were merged into it.</param>
public sealed record ErasureClaim(bool Claimed, IReadOnlyList<NoteId> Notes);
