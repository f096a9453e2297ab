namespace SecondBrain.Mcp.Brain;

/// <summary>A part of a text that does not break a character in two.</summary>
/// <param name="Next">Where the next part begins; null at the end.</param>
internal sealed record TextPart(string Text, int Offset, int? Next)
{
    /// <param name="length">At most; at least 2.</param>
    public static TextPart Of(string text, int offset, int length)
    {
        var start = Math.Min(offset, text.Length);
        if (start > 0 && start < text.Length && char.IsLowSurrogate(text[start]) && char.IsHighSurrogate(text[start - 1]))
        {
            start--;
        }

        var end = (int)Math.Min((long)start + length, text.Length);
        if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return new TextPart(text[start..end], start, end < text.Length ? end : null);
    }
}
