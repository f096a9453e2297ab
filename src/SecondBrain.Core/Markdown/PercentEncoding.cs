using System.Text;

namespace SecondBrain.Core.Markdown;

internal static class PercentEncoding
{
    /// <summary>Decodes runs of <c>%XX</c> that are valid UTF-8; anything else stays as it is.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('%'))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length;)
        {
            bytes.Clear();
            var from = i;
            while (i + 2 < text.Length && text[i] == '%' && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 3;
            }

            if (bytes.Count == 0)
            {
                result.Append(text[i++]);
            }
            else
            {
                result.Append(TryDecode(bytes) ?? text[from..i]);
            }
        }

        return result.ToString();
    }

    private static string? TryDecode(List<byte> bytes)
    {
        Span<byte> span = bytes.ToArray();
        var text = Encoding.UTF8.GetString(span);
        return text.Contains('\uFFFD', StringComparison.Ordinal) || text.Any(char.IsControl) ? null : text;
    }
}
