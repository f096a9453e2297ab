namespace SecondBrain.Core.Search;

/// <param name="Vectors">Chunks that can be found by meaning.</param>
/// <param name="Edges">Edges between notes of the index; those to withdrawn or unseen notes are not counted.</param>
/// <param name="Unresolved">Links of the texts to names that no note has.</param>
public readonly record struct IndexStats(int Notes, int Chunks, int Vectors, int Edges, int Unresolved);
