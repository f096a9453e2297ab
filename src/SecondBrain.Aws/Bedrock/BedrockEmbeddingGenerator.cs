using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SecondBrain.Aws.Bedrock.EmbeddingModels;
using SecondBrain.Aws.Signing;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Aws.Bedrock;

/// <summary>Embeddings by a model of Amazon Bedrock, Titan Text V2 or Cohere Embed, chosen by its id: vectors of length 1, in the order of the texts. Safe for concurrent use.</summary>
/// <remarks>
/// <see cref="EmbeddingGenerationOptions.Dimensions"/> and <see cref="EmbeddingGenerationOptions.ModelId"/> override the options; <see cref="EmbeddingPurpose"/>
/// says that the texts are questions. A failed text fails the call with its <see cref="AwsServiceException"/>. An empty text is an
/// <see cref="ArgumentException"/>: the models refuse it. No texts: no request.
/// </remarks>
public sealed class BedrockEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly BedrockRuntimeClient _client;
    private readonly BedrockEmbeddingOptions _options;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _slots;
    private readonly EmbeddingGeneratorMetadata _metadata;

    /// <exception cref="ArgumentOutOfRangeException">The model does not make vectors of that length.</exception>
    public BedrockEmbeddingGenerator(BedrockRuntimeClient client, BedrockEmbeddingOptions options, TimeProvider clock)
    {
        EmbeddingModel.Of(options.ModelId).Supported(options.ModelId, options.Dimensions);
        (_client, _options, _clock) = (client, options, clock);
        _slots = new SemaphoreSlim(options.MaxConcurrency);
        _metadata = new EmbeddingGeneratorMetadata("aws.bedrock", client.Endpoint, options.ModelId, options.Dimensions);
    }

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var id = options?.ModelId ?? _options.ModelId;
        var model = EmbeddingModel.Of(id);
        var request = new EmbeddingRequest(id, model, model.Supported(id, options?.Dimensions ?? _options.Dimensions), EmbeddingPurpose.IsQuery(options));
        string[] texts = [.. values];
        Check(texts, request);

        var embeddings = new Embedding<float>[texts.Length];
        var tokens = 0L;
        var batches = (texts.Length + model.BatchSize - 1) / model.BatchSize;
        await Parallel.ForAsync(0, batches, Bounded(cancellationToken), async (batch, token) =>
        {
            var first = batch * model.BatchSize;
            await _slots.WaitAsync(token);
            try
            {
                var (vectors, used) = await EmbedAsync(texts[first..Math.Min(first + model.BatchSize, texts.Length)], request, token);
                vectors.CopyTo(embeddings, first);
                Interlocked.Add(ref tokens, used);
            }
            finally
            {
                _slots.Release();
            }
        });

        return new(embeddings) { Usage = new UsageDetails { InputTokenCount = tokens, TotalTokenCount = tokens } };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() => _slots.Dispose();

    private static void Check(string[] texts, EmbeddingRequest request)
    {
        if (texts.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException("A text to embed is empty.", nameof(texts));
        if (request.Model.MaxCharacters is { } most && texts.Any(text => text.Length > most))
            throw new ArgumentException($"A text to embed is longer than the {most} characters that {request.ModelId} takes.", nameof(texts));
    }

    private ParallelOptions Bounded(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = _options.MaxConcurrency, CancellationToken = cancellationToken };

    private async Task<(Embedding<float>[] Embeddings, int Tokens)> EmbedAsync(string[] texts, EmbeddingRequest request, CancellationToken cancellationToken)
    {
        var answer = await _client.InvokeModelAsync(request.ModelId, request.Model.Request(texts, request.Dimensions, request.IsQuery), cancellationToken);
        if (request.Model.Vectors(answer.Body) is not { } vectors || vectors.Count != texts.Length || vectors.Any(vector => vector.Count != request.Dimensions))
            throw Refused($"{request.ModelId} did not answer {texts.Length} texts with {request.Dimensions} numbers each");

        var now = _clock.GetUtcNow();
        var embeddings = vectors.Select(vector => new Embedding<float>(Unit(vector, request)) { ModelId = request.ModelId, CreatedAt = now });
        return ([.. embeddings], request.Model.Tokens(answer.Body) ?? answer.InputTokens ?? 0);
    }

    /// <summary>Not every model makes vectors of length 1, and the index reads a dot product as a cosine.</summary>
    private static float[] Unit(JsonArray numbers, EmbeddingRequest request)
    {
        var vector = numbers.Select(number => (float)number!).ToArray();
        var length = MathF.Sqrt(vector.Sum(number => number * number));
        if (!float.IsFinite(length) || length == 0)
            throw Refused($"{request.ModelId} answered with a vector that points nowhere");
        if (MathF.Abs(length - 1) > 1e-3f)
        {
            for (var i = 0; i < vector.Length; i++)
                vector[i] /= length;
        }

        return vector;
    }

    private static AwsServiceException Refused(string why) => new(AwsServiceException.UnknownError, HttpStatusCode.OK, why);
}
