using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecondBrain.Core.Import;

/// <summary>The lines of manifests and results.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImportFile))]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(MapRunManifest))]
[JsonSerializable(typeof(IReadOnlyList<MapRunChild>))]
[JsonSerializable(typeof(MapRunItem))]
internal sealed partial class ImportJson : JsonSerializerContext
{
    /// <summary>Paths stay readable.</summary>
    public static ImportJson Lines { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
