using SecondBrain.Core.Notes;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Search;

/// <param name="Text">The text of <paramref name="Span"/>, verbatim.</param>
/// <param name="Vector">Null while the chunk is not embedded: it is then found by its words only.</param>
public sealed record IndexedChunk(int Number, TextSpan Span, string HeadingPath, string Text, QuantizedVector? Vector)
{
    /// <summary>Of the note whose text it is, when that was merged into this one and has another visibility; null: this note's.</summary>
    public string? Visibility { get; init; }
}
