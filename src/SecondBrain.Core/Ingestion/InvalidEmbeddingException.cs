namespace SecondBrain.Core.Ingestion;

/// <summary>A model answered with a vector that says nothing.</summary>
public sealed class InvalidEmbeddingException(string model)
    : Exception($"The model {model} answered with a vector that is empty, all zero or not finite.");
