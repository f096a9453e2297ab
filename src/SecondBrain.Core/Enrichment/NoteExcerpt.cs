using System.Text;

namespace SecondBrain.Core.Enrichment;

/// <summary>The part of a note that is enriched: its start, short enough for a workflow's state.</summary>
public static class NoteExcerpt
{
    /// <summary>Of UTF-8; with escapes, titles and tags a state stays under 64 KiB.</summary>
    public const int MaxBytes = 16 * 1024;

    public static string Of(string text)
    {
        var length = Math.Min(text.Length, MaxBytes);
        while (Encoding.UTF8.GetByteCount(text.AsSpan(0, length)) > MaxBytes)
        {
            length -= Math.Max(1, (Encoding.UTF8.GetByteCount(text.AsSpan(0, length)) - MaxBytes) / 4);
        }

        return text[..(length < text.Length && length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
