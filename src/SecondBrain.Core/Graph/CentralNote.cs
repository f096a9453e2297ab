namespace SecondBrain.Core.Graph;

/// <param name="Rank">Its share of <see cref="PageRank"/>; all notes' sum to 1.</param>
/// <param name="In">Links that lead to it.</param>
/// <param name="Out">Links that it has to notes that are there.</param>
internal readonly record struct CentralNote(int Node, double Rank, int In, int Out);
