using System.Text.Json;
using SecondBrain.Core.Chunking;
using SecondBrain.Core.Markdown;

namespace SecondBrain.Bench.Vectors;

/// <summary>The texts of the data sets, cut as notes are, and the questions that people asked of them. No text twice.</summary>
internal sealed record RealTexts(IReadOnlyList<string> Chunks, IReadOnlyList<string> Queries)
{
    private static readonly string[] Collections =
        ["ir/cranfield", "ir/cisi", "multihop/hotpotqa-train100", "multihop/musique-train100", "locomo-dev", "bilingual/tldr-en-es"];

    /// <summary>The default lengths first, then shorter ones, which give more chunks: a large brain of real text.</summary>
    private static readonly ChunkingOptions[] Lengths =
    [
        ChunkingOptions.Default,
        new() { TargetLength = 300, MaximumLength = 450, MinimumLength = 80 },
        new() { TargetLength = 120, MaximumLength = 180, MinimumLength = 40 },
        new() { TargetLength = 60, MaximumLength = 90, MinimumLength = 20 },
    ];

    /// <param name="data">The folder of data sets.</param>
    /// <param name="most">How many chunks at most.</param>
    public static RealTexts Load(string data, int most)
    {
        var notes = Collections.SelectMany(set => Lines(Path.Combine(data, set, "corpus.jsonl"))).Where(IsEnglish)
            .Select(line => $"# {Text(line, "title")}\n\n{Text(line, "text")}")
            .Concat(Lines(Path.Combine(data, "vaults", "jbranchaud-til", "notes.jsonl")).Select(line => Text(line, "content")))
            .Concat(Files(Path.Combine(data, "vaults")))
            .Concat(Files(Path.Combine(data, "bilingual", "opensource-guide", "en")))
            .ToList();
        var chunks = new HashSet<string>(StringComparer.Ordinal);
        foreach (var lengths in Lengths)
        {
            // in an order of its own, so that the first thousand chunks are of all sets
            var made = notes.SelectMany(note => Chunker.Split(note, MarkdownNoteParser.Parse(note), lengths).Select(chunk => chunk.Span.Of(note).ToString())).ToArray();
            new Random(1).Shuffle(made);
            chunks.UnionWith(made.Where(chunk => !string.IsNullOrWhiteSpace(chunk)).Take(most - chunks.Count));
        }

        var queries = Collections.SelectMany(set => Lines(Path.Combine(data, set, "queries.jsonl")).Where(IsEnglish)
            .Select(line => Text(line, "text")).Distinct(StringComparer.Ordinal).Take(225));
        return new RealTexts([.. chunks], [.. queries]);
    }

    private static bool IsEnglish(JsonElement line) => Text(line, "lang") is "" or "en";

    private static string Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static IEnumerable<JsonElement> Lines(string file) =>
        File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<JsonElement>(line));

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText);
}
