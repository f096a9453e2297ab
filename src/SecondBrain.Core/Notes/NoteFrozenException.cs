namespace SecondBrain.Core.Notes;

/// <summary>A workflow holds the note, or it has been merged into another: nothing can be added to it.</summary>
public sealed class NoteFrozenException(NoteId id) : Exception($"The note {id} is being merged or erased, or has been.")
{
    public NoteId Id { get; } = id;
}
