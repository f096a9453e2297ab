using SecondBrain.Aws.Bedrock.EmbeddingModels;

namespace SecondBrain.Aws.Bedrock;

public sealed record BedrockEmbeddingOptions
{
    /// <summary>Amazon Titan Text Embeddings V2, the default model.</summary>
    public const string TitanTextV2 = "amazon.titan-embed-text-v2:0";

    /// <summary>Titan Text V2, Cohere Embed 3 (English, multilingual) or 4; a cross-region inference profile of one is as good.</summary>
    /// <exception cref="ArgumentException">Another model.</exception>
    public string ModelId { get; init => (field, _) = (value, EmbeddingModel.Of(value)); } = TitanTextV2;

    /// <summary>256, 512 or 1024 with Titan; 1024 with Cohere 3; 256, 512, 1024 or 1536 with Cohere 4. Default: 512.</summary>
    public int Dimensions { get; init; } = 512;

    /// <summary>How many requests are in flight at once over all calls of one generator. At least 1. Default: 8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxConcurrency
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = 8;
}
