using System.Text.Json;

namespace SecondBrain.Bench.Context;

/// <summary>Paragraphs, questions, and which paragraphs a question needs.</summary>
internal sealed record Collection(IReadOnlyList<Paragraph> Paragraphs, IReadOnlyList<Paragraph> Questions, ILookup<string, string> Supporting)
{
    public static Collection Load(string folder) => new(
        Texts(folder, "corpus.jsonl"),
        Texts(folder, "queries.jsonl"),
        File.ReadLines(Path.Combine(folder, "qrels.tsv"))
            .Where(line => line.Length > 0)
            .Select(line => line.Split('\t'))
            .ToLookup(parts => parts[0], parts => parts[1], StringComparer.Ordinal));

    private static List<Paragraph> Texts(string folder, string file) =>
        [.. File.ReadLines(Path.Combine(folder, file)).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<Paragraph>(line, JsonSerializerOptions.Web)!)];
}

internal sealed record Paragraph(string Id, string Text, string? Title = null);
