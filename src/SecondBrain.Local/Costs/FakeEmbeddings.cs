using Microsoft.Extensions.AI;

namespace SecondBrain.Local.Costs;

/// <summary>Stands in for Titan in a run whose answers nobody reads: a vector of the text's letters, and as many tokens as AWS says English text has.</summary>
internal sealed class FakeEmbeddings(CostMeter meter) : IEmbeddingGenerator<string, Embedding<float>>
{
    public const string Model = "amazon.titan-embed-text-v2:0";

    /// <summary>Amazon Bedrock user guide, Titan Text Embeddings V2: 4.7 characters a token on average.</summary>
    private const double CharactersPerToken = 4.7;

    private const int Dimensions = 512;

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        var tokens = texts.Sum(text => (long)Math.Ceiling(text.Length / CharactersPerToken));
        meter.Embedded(tokens);
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(Letters(text)))) { Usage = new UsageDetails { InputTokenCount = tokens } });
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("counted", defaultModelId: Model, defaultModelDimensions: Dimensions) : null;

    public void Dispose()
    {
    }

    private static float[] Letters(string text)
    {
        var vector = new float[Dimensions];
        vector[0] = 1;
        for (var i = 1; i < text.Length; i++)
        {
            vector[((text[i - 1] * 31) + text[i]) % Dimensions]++;
        }

        return vector;
    }
}
