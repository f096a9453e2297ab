using System.Text.Json;

namespace SecondBrain.Bench.Retrieval;

/// <summary>A test collection: documents, queries, and which documents answer which query how well.</summary>
internal sealed record RetrievalSet(
    IReadOnlyList<RetrievalText> Documents,
    IReadOnlyList<RetrievalText> Queries,
    IReadOnlyDictionary<string, Dictionary<string, int>> Relevance,
    ISet<(string Query, string Document)> Dropped)
{
    public static RetrievalSet Load(string folder)
    {
        var relevance = Lines(folder, "qrels.tsv")
            .Select(line => line.Split('\t'))
            .GroupBy(parts => parts[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToDictionary(parts => parts[1], parts => int.Parse(parts[2], null), StringComparer.Ordinal), StringComparer.Ordinal);

        // Cranfield's queries were written by the authors of a paper in the collection: finding that one proves nothing.
        var dropped = Lines(folder, "base_documents.tsv").Select(line => line.Split('\t')).Select(parts => (parts[0], parts[1])).ToHashSet();
        return new RetrievalSet(Texts(folder, "corpus.jsonl"), [.. Texts(folder, "queries.jsonl").Where(query => relevance.ContainsKey(query.Id))], relevance, dropped);
    }

    /// <summary>One set for each conversation, as each would be a brain of its own; this set itself when it has none.</summary>
    public IReadOnlyList<RetrievalSet> Brains() => [.. Documents.GroupBy(document => document.Conversation, StringComparer.Ordinal)
        .Select(brain => this with { Documents = [.. brain], Queries = [.. Queries.Where(query => query.Conversation == brain.Key)] })];

    /// <summary>The grades of a query's documents, without those that are dropped.</summary>
    public Dictionary<string, int> Judged(string query) =>
        Relevance[query].Where(entry => !Dropped.Contains((query, entry.Key))).ToDictionary(StringComparer.Ordinal);

    private static List<RetrievalText> Texts(string folder, string file) =>
        [.. Lines(folder, file).Select(line => JsonSerializer.Deserialize<RetrievalText>(line, JsonSerializerOptions.Web)!)];

    private static IEnumerable<string> Lines(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? File.ReadLines(path).Where(line => line.Length > 0) : [];
    }
}
