using Microsoft.Extensions.AI;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Search;
using SecondBrain.Core.Search.Queries;

namespace SecondBrain.Core.Freshness;

/// <summary>Searches a brain by words and by meaning.</summary>
public sealed class NoteSearch(BrainIndexes indexes, IEmbeddingGenerator<string, Embedding<float>> embedder)
{
    /// <summary>A query longer than this is cut before it is embedded, in UTF-16 code units.</summary>
    public const int MaxQuery = 2000;

    public async Task<NoteSearchAnswer> SearchAsync(BrainId brain, SearchRequest request, CancellationToken cancellationToken)
    {
        var reading = QueryParser.Read(request);
        if (reading is QueryReading.Refused refused)
        {
            return new NoteSearchAnswer(SearchAnswer.Empty with { Refused = refused.Problem }, WordsOnly: false);
        }

        // Operators mean nothing to a model: it is given the words alone.
        var text = reading is QueryReading.Understood { Query.Text: var words } ? words : request.Query;
        var opening = indexes.OpenAsync(brain, cancellationToken);
        var presumed = indexes.ServedLast(brain) ?? (await opening).Model;
        var embedding = EmbedAsync(text, presumed, cancellationToken);
        await Task.WhenAll(opening, embedding);
        var (index, model) = await opening;

        // the brain changed its model between two searches: vectors of two models cannot be compared
        var vector = model == presumed ? await embedding : await EmbedAsync(text, model, cancellationToken);
        return new NoteSearchAnswer(index.Search(request, vector.Span), WordsOnly: vector.IsEmpty && !string.IsNullOrWhiteSpace(text));
    }

    /// <summary>Empty when the model cannot be reached: a search by words is better than none.</summary>
    private async Task<ReadOnlyMemory<float>> EmbedAsync(string query, string model, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(query))
        {
            return ReadOnlyMemory<float>.Empty;
        }

        try
        {
            var text = query.Length <= MaxQuery ? query : query[..MaxQuery];
            var embeddings = await embedder.GenerateAsync([text], new EmbeddingGenerationOptions { ModelId = model }, cancellationToken);
            return embeddings[0].Vector;
        }
        catch (Exception error) when (error is HttpRequestException or TimeoutException or EmbeddingUnavailableException)
        {
            return ReadOnlyMemory<float>.Empty;
        }
    }
}
