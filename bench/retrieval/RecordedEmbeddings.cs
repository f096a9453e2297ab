using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace SecondBrain.Bench.Retrieval;

/// <summary>Embeddings that were computed before: a file of records, each the SHA-256 of a text (UTF-8) and its float32 values.</summary>
internal sealed class RecordedEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly Dictionary<string, float[]> _vectors = new(StringComparer.Ordinal);

    public RecordedEmbeddings(string path, int dimensions)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            var key = Convert.ToHexString(reader.ReadBytes(SHA256.HashSizeInBytes));
            var vector = new float[dimensions];
            Buffer.BlockCopy(reader.ReadBytes(dimensions * sizeof(float)), 0, vector, 0, dimensions * sizeof(float));
            _vectors[key] = vector;
        }
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(text => new Embedding<float>(Find(text)))));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private float[] Find(string text) => _vectors.TryGetValue(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))), out var vector)
        ? vector
        : throw new KeyNotFoundException($"The recorded embeddings do not have '{text[..Math.Min(60, text.Length)]}': record them again with --texts.");
}
