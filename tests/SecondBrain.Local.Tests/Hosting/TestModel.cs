using Microsoft.Extensions.AI;

namespace SecondBrain.Local.Tests.Hosting;

/// <summary>A model without meaning: counts letters. Three dimensions, not normalised.</summary>
internal sealed class TestModel : IEmbeddingGenerator<string, Embedding<float>>
{
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(Embed)) { Usage = new UsageDetails { InputTokenCount = 7 } });

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("test", defaultModelId: "letters") : null;

    public void Dispose()
    {
    }

    private static Embedding<float> Embed(string text) => new(new float[] { text.Count(c => c == 'a'), text.Count(c => c == 'b'), text.Length });
}
