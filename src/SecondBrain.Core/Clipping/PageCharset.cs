using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace SecondBrain.Core.Clipping;

/// <summary>The encoding of a page: byte order mark, header, <c>meta</c>, then UTF-8 if it is that and windows-1252 if not, in the order of the HTML standard.</summary>
internal static partial class PageCharset
{
    /// <summary>Where the standard looks for a declaration.</summary>
    private const int Prescan = 1024;

    /// <param name="declared">The header's charset; null without one.</param>
    /// <param name="isHtml">Whether a declaration in the content counts.</param>
    public static Encoding Of(ReadOnlySpan<byte> content, string? declared, bool isHtml) =>
        ByMark(content) ?? ByName(declared) ?? (isHtml ? ByName(Meta(content)) : null) ?? (Utf8.IsValid(content) ? Encoding.UTF8 : Latin);

    /// <summary>Never throws: what is no text becomes U+FFFD.</summary>
    public static string Decode(Encoding encoding, ReadOnlySpan<byte> content) => encoding.GetString(content).TrimStart('\uFEFF');

    private static Encoding Latin => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static Encoding? ByMark(ReadOnlySpan<byte> content) => content switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        _ => null,
    };

    private static string? Meta(ReadOnlySpan<byte> content)
    {
        var found = Declaration().Match(Encoding.Latin1.GetString(content[..Math.Min(content.Length, Prescan)]));
        var name = found.Success ? found.Groups["name"].Value : null;
        return name?.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) is true ? "utf-8" : name; // a declaration that can be read is not in UTF-16
    }

    private static Encoding? ByName(string? name)
    {
        switch (name?.Trim().ToLowerInvariant())
        {
            case null or "" or "utf-7" or "x-user-defined":
                return null;
            case "utf-8" or "utf8":
                return Encoding.UTF8;
            case "iso-8859-1" or "latin1" or "us-ascii" or "ascii":
                return Latin; // as the Encoding standard says
            case var known:
                try
                {
                    return CodePagesEncodingProvider.Instance.GetEncoding(known) ?? Encoding.GetEncoding(known);
                }
                catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
                {
                    return null; // nobody knows it, or it is UTF-7 by another name
                }
        }
    }

    [GeneratedRegex("""<meta[^>]{0,200}?charset\s*=\s*["']?\s*(?<name>[a-z0-9_:.-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Declaration();
}
