using System.Text;
using System.Text.Unicode;

namespace SecondBrain.Mcp.Http;

/// <summary>The values of MCP's headers: literal, or <c>=?base64?...?=</c> for what a header cannot carry.</summary>
internal static class HeaderText
{
    private const string Prefix = "=?base64?";

    private const string Suffix = "?=";

    /// <summary>Null when the value claims to be base64 and is not, or is not UTF-8 inside.</summary>
    public static string? Decode(string value)
    {
        if (value.Length < Prefix.Length + Suffix.Length || !value.StartsWith(Prefix, StringComparison.Ordinal) || !value.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return value;
        }

        var text = value.AsSpan()[Prefix.Length..^Suffix.Length];
        var bytes = new byte[text.Length];
        return text.Length % 4 == 0 && !text.ContainsAny(' ', '\t') && Convert.TryFromBase64Chars(text, bytes, out var length) && Utf8.IsValid(bytes.AsSpan(0, length))
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : null;
    }
}
