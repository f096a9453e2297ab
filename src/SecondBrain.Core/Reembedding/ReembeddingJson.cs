using System.Text.Json.Serialization;

namespace SecondBrain.Core.Reembedding;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChunkLine))]
internal sealed partial class ReembeddingJson : JsonSerializerContext;
