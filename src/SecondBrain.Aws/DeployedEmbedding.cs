using SecondBrain.Aws.Bedrock;

namespace SecondBrain.Aws;

/// <summary>Which embedding models a deployed brain can have: those that the workflows can ask.</summary>
/// <remarks>
/// <see cref="BedrockEmbeddingGenerator"/> speaks to Titan and to Cohere. The workflows that embed chunks call bedrock:invokeModel directly with Titan's body and ask for 512 numbers;
/// with another family notes would be stored and never found by meaning.
/// </remarks>
internal static class DeployedEmbedding
{
    private const string Family = "amazon.titan-embed-text-v2:";

    /// <exception cref="InvalidOperationException">The workflows cannot ask this model.</exception>
    public static BedrockEmbeddingOptions Require(string modelId) => modelId.StartsWith(Family, StringComparison.Ordinal)
        ? new BedrockEmbeddingOptions { ModelId = modelId }
        : throw new InvalidOperationException(
            $"The environment variable EMBEDDING_MODEL_ID is '{modelId}', which the workflows cannot ask: they send the request of Titan Text Embeddings V2. Set the template's parameter EmbeddingModelId to {BedrockEmbeddingOptions.TitanTextV2}.");
}
