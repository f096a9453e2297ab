namespace SecondBrain.Aws.Bedrock.EmbeddingModels;

/// <summary>What one call asks for, beside its texts.</summary>
internal sealed record EmbeddingRequest(string ModelId, EmbeddingModel Model, int Dimensions, bool IsQuery);
