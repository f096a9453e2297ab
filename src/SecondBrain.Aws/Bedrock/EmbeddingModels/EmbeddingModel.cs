using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SecondBrain.Aws.Bedrock.EmbeddingModels;

/// <summary>A family of embedding models: how many texts it takes at once, which lengths of vectors it makes, its request and its answer.</summary>
internal abstract partial class EmbeddingModel
{
    /// <summary>The most texts of one request.</summary>
    public abstract int BatchSize { get; }

    public abstract IReadOnlyList<int> Dimensions { get; }

    /// <summary>The most characters of one text; longer ones are refused before they cost a request. Null: the model says.</summary>
    public virtual int? MaxCharacters => null;

    /// <param name="isQuery">The texts are questions, not what is searched.</param>
    public abstract JsonObject Request(IReadOnlyList<string> texts, int dimensions, bool isQuery);

    /// <summary>The vectors, in the order of the texts; null where the answer is not in the model's shape.</summary>
    public abstract IReadOnlyList<JsonArray>? Vectors(JsonNode answer);

    /// <summary>The tokens that the answer's body counts; null: only Bedrock's header does.</summary>
    public virtual int? Tokens(JsonNode answer) => null;

    /// <param name="modelId">A model id or a cross-region inference profile's id (<c>eu.cohere.embed-v4:0</c>).</param>
    /// <exception cref="ArgumentException">A model whose request is not known here.</exception>
    public static EmbeddingModel Of(string modelId) => Family().Match(modelId).Groups["family"].Value switch
    {
        "amazon.titan-embed-text-v2" => TitanText.Instance,
        "cohere.embed-english-v3" or "cohere.embed-multilingual-v3" => CohereEmbed.V3,
        "cohere.embed-v4" => CohereEmbed.V4,
        _ => throw new ArgumentException(
            $"'{modelId}' is not an embedding model that is known here: use amazon.titan-embed-text-v2:0, cohere.embed-english-v3, cohere.embed-multilingual-v3 or cohere.embed-v4:0.",
            nameof(modelId)),
    };

    /// <exception cref="ArgumentOutOfRangeException">A length that this model does not make.</exception>
    public int Supported(string modelId, int dimensions) => Dimensions.Contains(dimensions)
        ? dimensions
        : throw new ArgumentOutOfRangeException(nameof(dimensions), dimensions, $"{modelId} makes vectors of {string.Join(", ", Dimensions)} numbers.");

    [GeneratedRegex("^(?:(?:us|us-gov|eu|apac|jp|au|ca|global)\\.)?(?<family>(?:amazon|cohere)\\.[a-z0-9-]+)(?::[0-9]+)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Family();
}
