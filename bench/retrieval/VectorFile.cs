using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace SecondBrain.Bench.Retrieval;

/// <summary>
/// Embeds a text once, also over several runs: vectors stay in a file, each after the first 16 bytes of its text's SHA-256.
/// The file is the model's: give it another name with another model.
/// </summary>
internal sealed class VectorFile : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private const int Batch = 256;
    private readonly string _path;
    private readonly Dictionary<UInt128, float[]> _known = [];

    public VectorFile(IEmbeddingGenerator<string, Embedding<float>> model, string path, int dimensions)
        : base(model)
    {
        _path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var content = File.Exists(path) ? File.ReadAllBytes(path) : [];
        var record = KeyLength + (dimensions * sizeof(float));
        for (var at = 0; at + record <= content.Length; at += record)
        {
            _known[MemoryMarshal.Read<UInt128>(content.AsSpan(at))] = MemoryMarshal.Cast<byte, float>(content.AsSpan(at + KeyLength, record - KeyLength)).ToArray();
        }
    }

    private static int KeyLength => 16;

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        foreach (var batch in texts.Where(text => !_known.ContainsKey(Key(text))).Distinct(StringComparer.Ordinal).Chunk(Batch).ToList())
        {
            var made = await base.GenerateAsync(batch, options, cancellationToken);
            await using var file = new FileStream(_path, FileMode.Append, FileAccess.Write);
            foreach (var (text, embedding) in batch.Zip(made))
            {
                var key = Key(text);
                file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in key)));
                file.Write(MemoryMarshal.AsBytes(embedding.Vector.Span));
                _known[key] = embedding.Vector.ToArray();
            }
        }

        return new GeneratedEmbeddings<Embedding<float>>(texts.Select(text => new Embedding<float>(_known[Key(text)])));
    }

    private static UInt128 Key(string text) => MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
