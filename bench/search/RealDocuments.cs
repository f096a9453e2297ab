using System.Text.Json;

namespace SecondBrain.Bench.Search;

/// <summary>The documents of the data sets, mixed, and the questions that people asked of them.</summary>
internal sealed record RealDocuments(IReadOnlyList<RealDocument> Documents, IReadOnlyList<string> Questions)
{
    private const int QuestionsOfSet = 150;

    private static readonly string[] Collections =
        ["ir/cranfield", "ir/cisi", "multihop/hotpotqa-train100", "multihop/musique-train100", "bilingual/tldr-en-es"];

    /// <param name="data">The folder of data sets.</param>
    public static RealDocuments Load(string data)
    {
        var documents = Collections.SelectMany(set => Lines(data, set, "corpus.jsonl")).Select(line => new RealDocument(Text(line, "title"), Text(line, "text")))
            .Concat(Lines(data, "vaults/jbranchaud-til", "notes.jsonl").Select(line => Text(line, "content")).Select(text => new RealDocument(FirstLine(text), text)))
            .Where(document => !string.IsNullOrWhiteSpace(document.Text))
            .ToArray();
        new Random(1).Shuffle(documents);
        var questions = Collections.SelectMany(set => Lines(data, set, "queries.jsonl").Select(line => Text(line, "text")).Distinct(StringComparer.Ordinal).Take(QuestionsOfSet)).ToArray();
        new Random(2).Shuffle(questions);
        return new RealDocuments(documents, questions);
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimStart('#').Trim();

    private static string Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static IEnumerable<JsonElement> Lines(string data, string set, string file) =>
        File.ReadLines(Path.Combine(data, set, file)).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<JsonElement>(line));
}

internal sealed record RealDocument(string Title, string Text);
