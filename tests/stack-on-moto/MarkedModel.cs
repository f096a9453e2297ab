using Microsoft.Extensions.AI;

namespace SecondBrain.StackOnMoto;

/// <summary>Stands in for the embedding model: counts letters, refuses a text that says <see cref="Refused"/>, and does not answer about one that says <see cref="Away"/> until it <see cref="IsBack"/>.</summary>
internal sealed class MarkedModel : IEmbeddingGenerator<string, Embedding<float>>
{
    public const string Name = "letters";

    public const string Refused = "The model refuses this.";

    public const string Away = "The vectors come later.";

    private const int Dimensions = 512;

    public bool IsBack { get; set; }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(Vector(text)))) { Usage = new UsageDetails { InputTokenCount = 7 } });

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("fake", defaultModelId: Name, defaultModelDimensions: Dimensions) : null;

    public void Dispose()
    {
    }

    private float[] Vector(string text)
    {
        if (text.Contains(Away, StringComparison.Ordinal) && !IsBack)
            throw new HttpRequestException("Service unavailable.");

        // a vector of another length is what the service calls an invalid request
        var vector = new float[text.Contains(Refused, StringComparison.Ordinal) ? 1 : Dimensions];
        for (var i = 0; i + 1 < text.Length; i++)
        {
            vector[((text[i] * 31) + text[i + 1]) % vector.Length]++;
        }

        return vector;
    }
}
