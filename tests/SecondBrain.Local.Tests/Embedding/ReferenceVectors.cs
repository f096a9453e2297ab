using System.Runtime.InteropServices;
using System.Text.Json;
using SecondBrain.Testing;

namespace SecondBrain.Local.Tests.Embedding;

/// <summary>What the JavaScript reference gave for 200 texts; see <c>fixtures/README.md</c>.</summary>
internal static class ReferenceVectors
{
    public static IReadOnlyList<(string Text, float[] Vector)> All { get; } = Read();

    private static (string, float[])[] Read()
    {
        var path = RepositoryPaths.Combine("tests", "SecondBrain.Local.Tests", "Embedding", "fixtures", "reference-vectors.jsonl");
        return [.. File.ReadLines(path).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            var halves = MemoryMarshal.Cast<byte, Half>(json.RootElement.GetProperty("vector").GetBytesFromBase64());
            var vector = new float[halves.Length];
            for (var i = 0; i < vector.Length; i++)
                vector[i] = (float)halves[i];
            return (json.RootElement.GetProperty("text").GetString()!, vector);
        })];
    }
}
