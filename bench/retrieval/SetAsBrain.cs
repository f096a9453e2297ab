using Microsoft.Extensions.AI;
using SecondBrain.Core.Chunking;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Bench.Retrieval;

/// <summary>
/// A collection as the notes it would be in a brain: cut and embedded as the ingestion does it, the turns of a conversation linked to the next and
/// the previous one. Other collections have no links: what ties their notes are the names in their texts, which the search finds itself.
/// </summary>
internal sealed class SetAsBrain : IDisposable
{
    private readonly RetrievalSet _set;
    private readonly Dictionary<NoteId, RetrievalText> _documents = [];
    private readonly Dictionary<string, float[]> _queries = new(StringComparer.Ordinal);
    private readonly MemoryStream _snapshot = new();

    private SetAsBrain(RetrievalSet set) => _set = set;

    public RetrievalSet Set => _set;

    public static async Task<SetAsBrain> IndexAsync(RetrievalSet set, Settings settings, IEmbeddingGenerator<string, Embedding<float>>? embeddings)
    {
        var brain = new SetAsBrain(set);
        using var index = new BrainIndex(settings.Search);
        var notes = new List<IndexedNote>(set.Documents.Count);
        for (var number = 0; number < set.Documents.Count; number++)
        {
            notes.Add(await NoteAsync(set, number, settings, embeddings));
            brain._documents.Add(notes[^1].Id, set.Documents[number]);
        }

        index.Apply(notes, []);
        BrainIndexSnapshot.Write(brain._snapshot, index, "");
        if (embeddings is not null)
        {
            var vectors = await embeddings.GenerateAsync(set.Queries.Select(query => query.Text));
            foreach (var (query, vector) in set.Queries.Zip(vectors))
            {
                brain._queries[query.Id] = vector.Vector.ToArray();
            }
        }

        return brain;
    }

    /// <summary>The index with these weights: they count when it is asked, not when it is made.</summary>
    public BrainIndex Open(SearchOptions options)
    {
        _snapshot.Position = 0;
        return BrainIndexSnapshot.Read(_snapshot, options) is SnapshotReadResult.Loaded loaded
            ? loaded.Index
            : throw new InvalidOperationException("The index could not be read back.");
    }

    /// <summary>The first documents, best first.</summary>
    /// <param name="language">Only those in this language.</param>
    public IReadOnlyList<string> Search(BrainIndex index, RetrievalText query, Ranking ranking, int limit, string? language)
    {
        var vector = ranking == Ranking.Words ? [] : _queries[query.Id];
        var request = new SearchRequest(ranking == Ranking.Meaning ? "" : query.Text, limit) { IsText = true, Language = language };
        return [.. index.Search(request, vector).Hits.Select(hit => _documents[hit.Id].Id).Where(id => !_set.Dropped.Contains((query.Id, id)))];
    }

    public void Dispose() => _snapshot.Dispose();

    private static NoteId Id(int number) => NoteId.Parse(IdSource.Floor(DateTimeOffset.UnixEpoch.AddSeconds(number)));

    private static async Task<IndexedNote> NoteAsync(RetrievalSet set, int number, Settings settings, IEmbeddingGenerator<string, Embedding<float>>? embeddings)
    {
        var document = set.Documents[number];
        var title = document.Title ?? "";
        var text = title.Length == 0 ? document.Text : $"# {title}\n\n{document.Text}";
        var chunks = Chunker.Split(text, MarkdownNoteParser.Parse(text), settings.Chunking)
            .Select(chunk => new IndexedChunk(chunk.Number, chunk.Span, chunk.HeadingPath, chunk.Span.Of(text).ToString(), null))
            .ToList();
        if (embeddings is not null && chunks.Count > 0)
        {
            var vectors = await embeddings.GenerateAsync(chunks.Select(chunk => Embedded(title, chunk)));
            chunks = [.. chunks.Select((chunk, i) => chunk with { Vector = QuantizedVector.Quantize(vectors[i].Vector.Span) })];
        }

        var time = DateTimeOffset.UnixEpoch.AddSeconds(number);
        return new IndexedNote(Id(number), title, [], [], "note", "seed", "private", document.Lang, time, time, chunks, [.. Edges(set, number)]);
    }

    /// <summary>What the ingestion embeds: title and headings before the text.</summary>
    private static string Embedded(string title, IndexedChunk chunk)
    {
        var context = chunk.HeadingPath.Length > 0 && chunk.HeadingPath != title ? $"{title} > {chunk.HeadingPath}" : title;
        return context.Length == 0 ? chunk.Text : $"{context}\n\n{chunk.Text}";
    }

    private static IEnumerable<IndexedEdge> Edges(RetrievalSet set, int number)
    {
        foreach (var other in new[] { number - 1, number + 1 })
        {
            if (other >= 0 && other < set.Documents.Count && set.Documents[number].Conversation is not null && set.Documents[other].Session == set.Documents[number].Session)
            {
                yield return new IndexedEdge(Id(other), "follows", 1);
            }
        }
    }
}
