namespace SecondBrain.Core.Notes;

/// <summary>A workflow step asked for a note that the brain does not have.</summary>
public sealed class NoteNotFoundException(NoteId id) : Exception($"The brain has no note {id}.");
