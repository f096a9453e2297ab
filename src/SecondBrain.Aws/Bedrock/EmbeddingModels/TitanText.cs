using System.Text.Json.Nodes;

namespace SecondBrain.Aws.Bedrock.EmbeddingModels;

/// <summary>Amazon Titan Text Embeddings V2: one text a request.</summary>
/// <remarks>Source: Amazon Bedrock user guide, "Amazon Titan Embeddings models".</remarks>
internal sealed class TitanText : EmbeddingModel
{
    public static TitanText Instance { get; } = new();

    public override int BatchSize => 1;

    public override IReadOnlyList<int> Dimensions { get; } = [256, 512, 1024];

    public override JsonObject Request(IReadOnlyList<string> texts, int dimensions, bool isQuery) =>
        new() { ["inputText"] = texts[0], ["dimensions"] = dimensions, ["normalize"] = true };

    public override IReadOnlyList<JsonArray>? Vectors(JsonNode answer) => answer["embedding"] is JsonArray vector ? [vector] : null;

    public override int? Tokens(JsonNode answer) => (int?)answer["inputTextTokenCount"];
}
