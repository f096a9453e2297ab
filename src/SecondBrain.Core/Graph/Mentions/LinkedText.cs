using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Graph.Mentions;

/// <summary>The parts of a text in which a name is no mention: links and their texts, addresses, code, tags of HTML.</summary>
internal static class LinkedText
{
    public static List<TextSpan> Of(string text)
    {
        var structure = MarkdigStructure.TryRead(text, 0) ?? PlainStructure.Read(text, 0);
        var scan = new InlineScan(text, structure.Opaque, aliasFirst: false);
        scan.Read(0);
        return [.. structure.Opaque, .. structure.Links.Select(link => link.Span), .. scan.Links.Select(link => link.Span), .. Addresses(text)];
    }

    /// <summary>What stands between spaces and has <c>://</c> in it.</summary>
    private static IEnumerable<TextSpan> Addresses(string text)
    {
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at, StringComparison.Ordinal))
        {
            var (start, end) = (at, at);
            while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            {
                start--;
            }

            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            yield return new TextSpan(start, end);
            at = end;
            if (at >= text.Length)
            {
                yield break;
            }
        }
    }
}
