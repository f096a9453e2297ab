using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Markdown;

internal static class TextLines
{
    /// <summary>The lines from <paramref name="start"/> on, without their ends (LF, CR or CRLF).</summary>
    public static IEnumerable<TextSpan> Of(string text, int start)
    {
        while (start < text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (length < 0)
            {
                yield return new TextSpan(start, text.Length);
                yield break;
            }

            yield return new TextSpan(start, start + length);
            start += length + 1;
            if (text[start - 1] == '\r' && start < text.Length && text[start] == '\n')
            {
                start++;
            }
        }
    }
}
