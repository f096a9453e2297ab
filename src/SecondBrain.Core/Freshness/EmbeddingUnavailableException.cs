namespace SecondBrain.Core.Freshness;

/// <summary>The embedding model throttles or does not answer; asking later can succeed.</summary>
public sealed class EmbeddingUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
