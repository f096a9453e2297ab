namespace SecondBrain.Core.Views;

/// <summary>What the search index holds.</summary>
/// <param name="Links">Resolved links between notes that are seen: none to a withdrawn one.</param>
/// <param name="Unresolved">Links to names that no note has.</param>
/// <param name="Embedded">Chunks that can be found by meaning.</param>
public sealed record StatsView(int Notes, int Chunks, int Embedded, int Links, int Unresolved);
