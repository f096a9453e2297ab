using System.Text.Json.Serialization;

namespace SecondBrain.Core.Notes;

/// <summary>A half-open range of a text, in UTF-16 code units (as .NET and JavaScript index strings).</summary>
public readonly record struct TextSpan(int Start, int End)
{
    [JsonIgnore]
    public int Length => End - Start;

    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, Length);
}
