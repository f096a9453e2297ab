using System.Text.Json.Serialization;

namespace SecondBrain.Core.Freshness;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SnapshotManifest))]
internal sealed partial class FreshnessJson : JsonSerializerContext;
