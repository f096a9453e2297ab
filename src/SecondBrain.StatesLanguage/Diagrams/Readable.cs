using System.Text.Encodings.Web;
using System.Text.Json;

namespace SecondBrain.StatesLanguage.Diagrams;

/// <summary>JSON for people: letters and quotes as they are.</summary>
internal static class Readable
{
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
