using System.Globalization;
using System.Text;
using SecondBrain.Core.Fetching;

namespace SecondBrain.Core.Clipping;

/// <summary>Makes a readable note of a page. The same bytes from the same address make the same words. Safe for concurrent use.</summary>
public sealed class PageClipper(TimeProvider clock)
{
    /// <returns>Null when there is nothing to read, or it cannot be read with reasonable effort. Never throws, whatever the bytes.</returns>
    public Clip? Clip(FetchedPage page)
    {
        var encoding = EncodingOf(page);
        var text = PageCharset.Decode(encoding, page.Content.Span);
        if (page.MediaType is PageTypes.Plain or PageTypes.Markdown)
        {
            var source = Source(page.Address);
            var clean = text.Replace("\0", "", StringComparison.Ordinal);
            return string.IsNullOrWhiteSpace(clean) ? null : new Clip(source, clean, clean);
        }

        if (BoundedHtml.Parse(text, clock) is not { Body: { } body } document)
        {
            return null;
        }

        var address = Base(document.QuerySelector("base[href]")?.GetAttribute("href"), page.Address);
        var facts = new PageFactsReader(document, page.Address).Read();
        var blocks = new MarkdownBlocks(address);
        var words = blocks.Of(ReadablePart.Of(body));
        words = words.Length > 0 ? words : blocks.Of(body);
        if (words.Length == 0)
        {
            return null;
        }

        var place = Source(facts.Canonical ?? page.Address);
        return new Clip(place, $"{FrontMatter(page, facts, place)}\n{words}\n", $"{facts.Title}\n{words}");
    }

    /// <summary>How the page's bytes are text.</summary>
    public static Encoding EncodingOf(FetchedPage page) => PageCharset.Of(page.Content.Span, page.Charset, isHtml: page.MediaType is PageTypes.Html or PageTypes.Xhtml);

    private static string Source(Uri address) => PageAddress.Read(address.AbsoluteUri, new HashSet<int> { address.Port }, out _)?.Canonical ?? address.AbsoluteUri;

    private static Uri Base(string? text, Uri address) =>
        text is not null && Uri.TryCreate(address, text.Trim(), out var uri) && uri.Scheme is "http" or "https" ? uri : address;

    private static string FrontMatter(FetchedPage page, PageFacts facts, string source)
    {
        var matter = new StringBuilder("---\n");
        Append("title", facts.Title);
        Append("author", facts.Author);
        Append("published", facts.Published);
        Append("site", facts.Site ?? page.Address.IdnHost);
        Append("language", facts.Language);
        Append("source", source);
        Append("address", page.Address.AbsoluteUri == source ? null : page.Address.AbsoluteUri);
        Append("fetched", page.FetchedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        return matter.Append("---\n").ToString();

        void Append(string name, string? value)
        {
            if (value is not null)
            {
                var quoted = new string([.. value.Where(c => !char.IsControl(c))]).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
                matter.Append(CultureInfo.InvariantCulture, $"{name}: \"{Unlinked(quoted)}\"\n");
            }
        }
    }

    /// <summary>A page's title must not be a link of this brain.</summary>
    private static string Unlinked(string text)
    {
        while (text.Contains("[[", StringComparison.Ordinal))
        {
            text = text.Replace("[[", "[ [", StringComparison.Ordinal);
        }

        return text;
    }
}
