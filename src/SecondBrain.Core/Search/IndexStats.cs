namespace SecondBrain.Core.Search;

/// <param name="Vectors">Chunks that can be found by meaning.</param>
/// <param name="Edges">Outgoing edges, those to notes outside the index included.</param>
/// <param name="Unresolved">Links of the texts to names that no note has.</param>
public readonly record struct IndexStats(int Notes, int Chunks, int Vectors, int Edges, int Unresolved);
