using Microsoft.Extensions.AI;

namespace SecondBrain.Mcp.Tests.Serving;

/// <summary>Stands in for the model at the edge: texts that share letters are near each other. The same text has the same vector, always.</summary>
internal sealed class FakeEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Dimensions = 512;

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult(
        new GeneratedEmbeddings<Embedding<float>>(values.Select(value => new Embedding<float>(Vector(value)))) { Usage = new UsageDetails { InputTokenCount = 7 } });

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("fake", defaultModelId: "letters", defaultModelDimensions: Dimensions) : null;

    public void Dispose()
    {
    }

    private static float[] Vector(string text)
    {
        var vector = new float[Dimensions];
        foreach (var letter in text)
        {
            vector[letter % Dimensions]++;
        }

        return vector;
    }
}
