using System.Text.Json.Nodes;

namespace SecondBrain.Aws.Bedrock.EmbeddingModels;

/// <summary>Cohere Embed 3 and 4: up to 96 texts a request, and questions are embedded in another way than what is searched.</summary>
/// <remarks>Source: Amazon Bedrock user guide, "Cohere Embed v3" and "Cohere Embed v4". What is longer than the model reads is cut at its end.</remarks>
internal sealed class CohereEmbed : EmbeddingModel
{
    private readonly string _truncate;
    private readonly bool _hasDimension;

    private CohereEmbed(IReadOnlyList<int> dimensions, string truncate, bool hasDimension, int? maxCharacters) =>
        (Dimensions, _truncate, _hasDimension, MaxCharacters) = (dimensions, truncate, hasDimension, maxCharacters);

    public static CohereEmbed V3 { get; } = new([1024], "END", hasDimension: false, maxCharacters: 2_048);

    public static CohereEmbed V4 { get; } = new([256, 512, 1024, 1536], "RIGHT", hasDimension: true, maxCharacters: null);

    public override int BatchSize => 96;

    public override IReadOnlyList<int> Dimensions { get; }

    public override int? MaxCharacters { get; }

    public override JsonObject Request(IReadOnlyList<string> texts, int dimensions, bool isQuery)
    {
        var request = new JsonObject
        {
            ["input_type"] = isQuery ? "search_query" : "search_document",
            ["texts"] = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]),
            ["embedding_types"] = new JsonArray("float"),
            ["truncate"] = _truncate,
        };
        if (_hasDimension)
            request["output_dimension"] = dimensions;
        return request;
    }

    /// <summary><c>embeddings_by_type</c> has an object by type, <c>embeddings_floats</c> the vectors themselves.</summary>
    public override IReadOnlyList<JsonArray>? Vectors(JsonNode answer)
    {
        var vectors = (answer["embeddings"] is JsonObject byType ? byType["float"] : answer["embeddings"]) as JsonArray;
        return vectors is not null && vectors.All(vector => vector is JsonArray) ? [.. vectors.Cast<JsonArray>()] : null;
    }
}
