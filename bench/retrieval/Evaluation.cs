using Microsoft.Extensions.AI;
using SecondBrain.Core.Chunking;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Bench.Retrieval;

/// <summary>Indexes a collection as the notes it would be in a brain, asks its queries, and measures the rankings.</summary>
internal sealed class Evaluation(RetrievalSet set, Settings settings, IEmbeddingGenerator<string, Embedding<float>>? embeddings) : IDisposable
{
    private readonly BrainIndex _index = new(settings.Search);
    private readonly Dictionary<NoteId, string> _documents = [];

    public async Task IndexAsync()
    {
        var time = DateTimeOffset.UnixEpoch;
        foreach (var (document, number) in set.Documents.Select((document, number) => (document, number)))
        {
            var id = NoteId.Parse(IdSource.Floor(time.AddSeconds(number)));
            var chunks = Chunks(document).ToList();
            if (embeddings is not null && chunks.Count > 0)
            {
                var vectors = await embeddings.GenerateAsync(chunks.Select(chunk => chunk.Text));
                chunks = [.. chunks.Select((chunk, i) => chunk with { Vector = QuantizedVector.Quantize(vectors[i].Vector.Span) })];
            }

            _documents.Add(id, document.Id);
            _index.Put(new IndexedNote(id, document.Title ?? "", [], [], "note", "seed", "private", null, time, time, chunks, []));
        }
    }

    /// <returns>Mean nDCG@10 over the queries.</returns>
    public async Task<double> MeasureAsync(Ranking ranking)
    {
        var sum = 0.0;
        foreach (var query in set.Queries)
        {
            var vector = ranking == Ranking.Words ? [] : (await embeddings!.GenerateAsync([query.Text]))[0].Vector.ToArray();
            var answer = _index.Search(new SearchRequest(ranking == Ranking.Meaning ? "" : query.Text, Limit: 20), vector);
            var ids = answer.Hits.Select(hit => _documents[hit.Id]).Where(id => !set.Dropped.Contains((query.Id, id)));
            sum += RankingQuality.NdcgAt10(ids, set.Judged(query.Id));
        }

        return sum / set.Queries.Count;
    }

    public void Dispose() => _index.Dispose();

    private IEnumerable<IndexedChunk> Chunks(RetrievalText document)
    {
        var text = string.IsNullOrEmpty(document.Title) ? document.Text : $"# {document.Title}\n\n{document.Text}";
        return Chunker.Split(text, MarkdownNoteParser.Parse(text), settings.Chunking)
            .Select(chunk => new IndexedChunk(chunk.Number, chunk.Span, chunk.HeadingPath, chunk.Span.Of(text).ToString(), null));
    }
}

internal enum Ranking
{
    Words,
    Meaning,
    Both,
}
