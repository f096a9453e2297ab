using Microsoft.Extensions.AI;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Tests.Sight;

/// <summary>A model that counts words by their first letters: texts with like words are near.</summary>
internal sealed class LetterEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Dimensions = 16;

    public int Calls { get; private set; }

    public static QuantizedVector Of(string text) => QuantizedVector.Quantize(Count(text));

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        Calls++;
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(Count(text)))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static float[] Count(string text)
    {
        var counts = new float[Dimensions];
        counts[0] = 0.5f;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            counts[(word[0] + (3 * word.Length)) % Dimensions]++;
        }

        return counts;
    }
}
