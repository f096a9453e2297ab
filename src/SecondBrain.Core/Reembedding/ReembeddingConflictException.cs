namespace SecondBrain.Core.Reembedding;

/// <summary>A brain is being moved to another model already.</summary>
public sealed class ReembeddingConflictException() : Exception("The brain is being moved to another model. Wait until that is done.");
