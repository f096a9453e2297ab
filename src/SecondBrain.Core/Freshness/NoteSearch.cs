using Microsoft.Extensions.AI;
using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Search;
using SecondBrain.Core.Search.Queries;
using SecondBrain.Core.Telemetry;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Freshness;

/// <summary>Searches what somebody sees of a brain, by words and by meaning; for visitors by words alone.</summary>
public sealed class NoteSearch(BrainIndexes indexes, IEmbeddingGenerator<string, Embedding<float>> embedder, IMeter? meter = null, TimeProvider? clock = null)
{
    /// <summary>A query longer than this is cut before it is embedded, in UTF-16 code units.</summary>
    public const int MaxQuery = 2000;

    private const int KeptQueries = 256;

    private readonly QueryVectors _vectors = new(KeptQueries);
    private readonly IMeter _meter = meter ?? NoMeter.Instance;
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    public async Task<NoteSearchAnswer> SearchAsync(Principal principal, SearchRequest request, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        var prepared = await PrepareAsync(principal, request, cancellationToken);
        var answer = new NoteSearchAnswer(prepared.Index.Search(request, prepared.Vector.Span), prepared.WordsOnly);
        _meter.Add(MetricNames.Searches);
        _meter.Add(MetricNames.SearchMilliseconds, Math.Round(_clock.GetElapsedTime(started).TotalMilliseconds, 1));
        return answer;
    }

    /// <summary>Brings the index up to date and embeds the query, at once.</summary>
    public async Task<PreparedSearch> PrepareAsync(Principal principal, SearchRequest request, CancellationToken cancellationToken)
    {
        // Operators mean nothing to a model: it is given the words alone. A query that cannot be used is refused by the index.
        var query = QueryParser.Read(request) is QueryReading.Understood understood ? understood.Query.Text : "";
        var brain = principal.Brain;
        var opening = indexes.OpenAsync(brain, IndexSight.Of(principal, request.TrustedOnly), cancellationToken);
        if (principal.Sight is NoteSight.Public)
        {
            // anybody may ask, and a model costs: the words have to do
            return new PreparedSearch((await opening).Index, ReadOnlyMemory<float>.Empty, WordsOnly: !string.IsNullOrWhiteSpace(query));
        }

        var presumed = indexes.ServedLast(brain) ?? (await opening).Model;
        var embedding = EmbedAsync(brain, query, presumed, cancellationToken);
        await Task.WhenAll(opening, embedding);
        var (index, model) = await opening;

        // the brain changed its model between two searches: vectors of two models cannot be compared
        var vector = model == presumed ? await embedding : await EmbedAsync(brain, query, model, cancellationToken);
        return new PreparedSearch(index, vector, WordsOnly: vector.IsEmpty && !string.IsNullOrWhiteSpace(query));
    }

    /// <summary>Empty when the model cannot be reached: a search by words is better than none.</summary>
    private async Task<ReadOnlyMemory<float>> EmbedAsync(BrainId brain, string query, string model, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(query))
        {
            return ReadOnlyMemory<float>.Empty;
        }

        var text = query.Length <= MaxQuery ? query : query[..MaxQuery];
        if (_vectors.TryFind(brain, model, text, out var kept))
        {
            return kept;
        }

        try
        {
            var embeddings = await embedder.GenerateAsync([text], EmbeddingPurpose.ForQuery(model), cancellationToken);
            _vectors.Keep(brain, model, text, embeddings[0].Vector);
            return embeddings[0].Vector;
        }
        catch (Exception error) when (error is HttpRequestException or TimeoutException or EmbeddingUnavailableException)
        {
            return ReadOnlyMemory<float>.Empty;
        }
    }
}
