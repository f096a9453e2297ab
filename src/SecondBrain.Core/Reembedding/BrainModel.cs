namespace SecondBrain.Core.Reembedding;

/// <summary>Which embedding model answers for a brain.</summary>
/// <param name="Serving">Questions and new notes are embedded with it, and its vectors are compared.</param>
/// <param name="Coming">The model whose vectors are being made; null when none is.</param>
/// <param name="Previous">The model that served before, while its vectors are not yet dropped; null otherwise.</param>
/// <param name="Switches">How often the brain changed its model.</param>
public sealed record BrainModel(string Serving, string? Coming, string? Previous, int Switches);
