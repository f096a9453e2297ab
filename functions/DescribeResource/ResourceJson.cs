using System.Text.Json.Serialization;

namespace SecondBrain.Functions.DescribeResource;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ResourceMetadata))]
internal sealed partial class ResourceJson : JsonSerializerContext;
