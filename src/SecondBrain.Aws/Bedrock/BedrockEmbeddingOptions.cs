namespace SecondBrain.Aws.Bedrock;

public sealed record BedrockEmbeddingOptions
{
    /// <summary>Amazon Titan Text Embeddings V2, the default model.</summary>
    public const string TitanTextV2 = "amazon.titan-embed-text-v2:0";

    public string ModelId { get; init; } = TitanTextV2;

    /// <summary>256, 512 or 1024. Default: 512.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Another number.</exception>
    public int Dimensions { get; init => field = Supported(value); } = 512;

    /// <summary>How many requests are in flight at once over all calls of one generator: Titan takes one text a request. At least 1. Default: 8.</summary>
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

    internal static int Supported(int dimensions) => dimensions is 256 or 512 or 1024
        ? dimensions
        : throw new ArgumentOutOfRangeException(nameof(dimensions), dimensions, "Titan Text Embeddings V2 makes vectors of 256, 512 or 1024 numbers.");
}
