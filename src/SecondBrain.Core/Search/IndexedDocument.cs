using SecondBrain.Core.Search.Text;

namespace SecondBrain.Core.Search;

/// <summary>A note in its slot of the index.</summary>
/// <param name="Terms">Ids of the note's terms, ascending.</param>
/// <param name="ChunkTerms">Ids of the terms of each chunk, ascending.</param>
internal sealed record IndexedDocument(IndexedNote Note, NoteLanguage Language, double Length, int[] Terms, int[][] ChunkTerms);
