using Microsoft.Extensions.AI;

namespace SecondBrain.Functions.Tests;

/// <summary>A fake model at the edge: a vector from the text's letters, or, when switched off, the failure of a throttled one.</summary>
internal sealed class SwitchableEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Dimensions = 512;

    private int _calls;

    public bool Broken { get; set; }

    public int Calls => _calls;

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _calls);
        return Broken
            ? throw new HttpRequestException("The model does not answer.")
            : Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(value => new Embedding<float>(Letters(value))))
            {
                Usage = new UsageDetails { InputTokenCount = 7 },
            });
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("fake", defaultModelId: "letters", defaultModelDimensions: Dimensions) : null;

    public void Dispose()
    {
    }

    public static float[] Letters(string text)
    {
        var vector = new float[Dimensions];
        foreach (var letter in text)
        {
            vector[letter % Dimensions]++;
        }

        return vector;
    }
}
