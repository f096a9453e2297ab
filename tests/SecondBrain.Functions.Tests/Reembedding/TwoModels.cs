using Microsoft.Extensions.AI;

namespace SecondBrain.Functions.Tests.Reembedding;

/// <summary>Two fake models at the edge: <c>letters</c> and <c>backwards</c>, whose vectors have nothing in common. Any other name is refused, as Bedrock does.</summary>
internal sealed class TwoModels : IEmbeddingGenerator<string, Embedding<float>>
{
    public const string Letters = "letters";

    public const string Backwards = "backwards";

    private const int Dimensions = 512;

    /// <summary>Called before an answer, with the model and the text.</summary>
    public Action<string, string> Asked { get; set; } = (_, _) => { };

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var model = options?.ModelId ?? Letters;
        model.ShouldBeOneOf(Letters, Backwards);
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text =>
        {
            Asked(model, text);
            return new Embedding<float>(Vector(model, text));
        }))
        {
            Usage = new UsageDetails { InputTokenCount = 7 },
        });
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("fake", defaultModelId: Letters, defaultModelDimensions: Dimensions) : null;

    public void Dispose()
    {
    }

    private static float[] Vector(string model, string text)
    {
        var vector = new float[Dimensions];
        foreach (var letter in text)
        {
            vector[model == Letters ? letter % 256 : 511 - (letter % 256)]++;
        }

        return vector;
    }
}
