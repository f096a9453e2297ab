using System.Text.Json.Serialization;

namespace SecondBrain.Aws.Bedrock.Converse;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConverseRequest))]
[JsonSerializable(typeof(ConverseAnswer))]
internal sealed partial class ConverseJson : JsonSerializerContext;
