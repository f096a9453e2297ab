using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Enrichment;

/// <param name="Names">Title and aliases.</param>
public sealed record KnownNote(NoteId Id, string Title, IReadOnlyList<string> Names);
