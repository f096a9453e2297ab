using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using SecondBrain.Aws.Signing;

namespace SecondBrain.Aws.Bedrock;

/// <summary>Embeddings by Amazon Titan Text Embeddings V2: unit vectors, one request a text, in the order of the texts. Safe for concurrent use.</summary>
/// <remarks>
/// <see cref="EmbeddingGenerationOptions.Dimensions"/> and <see cref="EmbeddingGenerationOptions.ModelId"/> override the options.
/// A failed text fails the call with its <see cref="AwsServiceException"/>. An empty text is an <see cref="ArgumentException"/>: Titan refuses it.
/// </remarks>
public sealed class BedrockEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly BedrockRuntimeClient _client;
    private readonly BedrockEmbeddingOptions _options;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _slots;
    private readonly EmbeddingGeneratorMetadata _metadata;

    public BedrockEmbeddingGenerator(BedrockRuntimeClient client, BedrockEmbeddingOptions options, TimeProvider clock)
    {
        (_client, _options, _clock) = (client, options, clock);
        _slots = new SemaphoreSlim(options.MaxConcurrency);
        _metadata = new EmbeddingGeneratorMetadata("aws.bedrock", client.Endpoint, options.ModelId, options.Dimensions);
    }

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var model = options?.ModelId ?? _options.ModelId;
        var dimensions = BedrockEmbeddingOptions.Supported(options?.Dimensions ?? _options.Dimensions);
        string[] texts = [.. values];
        if (texts.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException("A text to embed is empty.", nameof(values));

        var embeddings = new Embedding<float>[texts.Length];
        var tokens = 0L;
        await Parallel.ForAsync(0, texts.Length, Bounded(cancellationToken), async (i, token) =>
        {
            await _slots.WaitAsync(token);
            try
            {
                (embeddings[i], var used) = await EmbedAsync(texts[i], model, dimensions, token);
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

    private ParallelOptions Bounded(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = _options.MaxConcurrency, CancellationToken = cancellationToken };

    private async Task<(Embedding<float> Embedding, int Tokens)> EmbedAsync(string text, string model, int dimensions, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["inputText"] = text, ["dimensions"] = dimensions, ["normalize"] = true };
        var answer = (await _client.InvokeModelAsync(model, request, cancellationToken)).Body;
        if (answer["embedding"] is not JsonArray vector || vector.Count != dimensions)
            throw new AwsServiceException(AwsServiceException.UnknownError, $"{model} did not answer with {dimensions} numbers", System.Net.HttpStatusCode.OK);

        var embedding = new Embedding<float>(vector.Select(number => (float)number!).ToArray()) { ModelId = model, CreatedAt = _clock.GetUtcNow() };
        return (embedding, (int?)answer["inputTextTokenCount"] ?? 0);
    }
}
