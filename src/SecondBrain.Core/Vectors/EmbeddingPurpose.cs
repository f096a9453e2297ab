using Microsoft.Extensions.AI;

namespace SecondBrain.Core.Vectors;

/// <summary>Whether texts are embedded as questions or as what is searched: some models make two kinds of vectors, which belong together.</summary>
/// <remarks>A member of <see cref="EmbeddingGenerationOptions.AdditionalProperties"/>; a model that makes one kind passes it over.</remarks>
public static class EmbeddingPurpose
{
    private const string Property = "purpose";
    private const string Query = "query";

    /// <summary>Options for embedding questions.</summary>
    public static EmbeddingGenerationOptions ForQuery(string? modelId = null) =>
        new() { ModelId = modelId, AdditionalProperties = new() { [Property] = Query } };

    /// <summary>False, the default: the texts are what is searched.</summary>
    public static bool IsQuery(EmbeddingGenerationOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Property, out string? purpose) == true && purpose == Query;
}
