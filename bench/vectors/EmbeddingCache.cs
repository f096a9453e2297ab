using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using SecondBrain.Local.Downloads;
using SecondBrain.Local.Embedding;

namespace SecondBrain.Bench.Vectors;

/// <summary>Vectors of texts in a file, so that only the first run computes them: for each text half of its SHA-256 and the vector's floats. Written as it grows.</summary>
internal sealed class EmbeddingCache(string file)
{
    private const int KeyBytes = 16;
    private const int EntryBytes = KeyBytes + (UniversalSentenceEncoder.Dimensions * sizeof(float));
    private const int Batch = 256;

    /// <returns>By text.</returns>
    public async Task<Dictionary<string, float[]>> EmbedAsync(IReadOnlyList<string> texts)
    {
        var known = Read();
        var missing = texts.Where(text => !known.ContainsKey(Key(text))).Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            using var model = await UniversalSentenceEncoder.LoadAsync(new PackageCache());
            await using var stream = new FileStream(file, FileMode.Append);
            foreach (var some in missing.Chunk(Batch))
            {
                var vectors = await model.GenerateAsync(some);
                foreach (var (text, embedding) in some.Zip(vectors))
                {
                    var vector = embedding.Vector.ToArray();
                    known[Key(text)] = vector;
                    stream.Write(Convert.FromHexString(Key(text)));
                    stream.Write(MemoryMarshal.AsBytes<float>(vector));
                }

                await Console.Error.WriteAsync($"\r{known.Count} vectors");
            }

            await Console.Error.WriteLineAsync();
        }

        return texts.Distinct(StringComparer.Ordinal).ToDictionary(text => text, text => known[Key(text)], StringComparer.Ordinal);
    }

    private static string Key(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, KeyBytes));

    private Dictionary<string, float[]> Read()
    {
        var known = new Dictionary<string, float[]>(StringComparer.Ordinal);
        if (!File.Exists(file))
        {
            return known;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        var entry = new byte[EntryBytes];
        for (var left = stream.Length / EntryBytes; left > 0; left--)
        {
            stream.ReadExactly(entry);
            known[Convert.ToHexString(entry.AsSpan(0, KeyBytes))] = MemoryMarshal.Cast<byte, float>(entry.AsSpan(KeyBytes)).ToArray();
        }

        // an interrupted run may have left half an entry
        stream.SetLength(stream.Length / EntryBytes * EntryBytes);
        return known;
    }
}
