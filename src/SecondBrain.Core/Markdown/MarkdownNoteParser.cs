using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Markdown;

/// <summary>
/// Reads a note: CommonMark with front matter, wikilinks, embeds, tags, block ids and Logseq's properties.
/// Never throws, whatever the text; takes time linear in its length. What is inside code is neither link nor tag.
/// Text nested too deeply for Markdig, or with more than 5,000 underlined headings and link definitions, is read line by line
/// (fenced code and <c>#</c> headings only), with a warning.
/// </summary>
public static class MarkdownNoteParser
{
    public static ParsedNote Parse(string text) => Parse(text, WikiLinkOrder.Detect);

    /// <param name="order">Which side of <c>[[a|b]]</c> is the target, where the caller knows it.</param>
    public static ParsedNote Parse(string text, WikiLinkOrder order)
    {
        ArgumentNullException.ThrowIfNull(text);
        var matter = FrontMatterReader.Read(text);
        var warnings = new List<string>(matter.Warnings);
        if (order == WikiLinkOrder.Detect)
        {
            order = IsDendron(matter) ? WikiLinkOrder.AliasFirst : WikiLinkOrder.TargetFirst;
        }

        var structure = ReadStructure(text, matter.BodyStart, warnings);
        var page = LogseqProperties.ReadPage(text, matter.BodyStart);
        var scan = new InlineScan(text, structure.Opaque, order == WikiLinkOrder.AliasFirst);
        scan.ReadLinksOnly(0, matter.BodyStart);
        scan.Read(matter.BodyStart);
        scan.Links.AddRange(RelativeLinks.Of(text, structure.Links));

        var headings = structure.Headings
            .Select(heading => new ParsedHeading(heading.Level, InlineText.Of(heading.Content.Of(text)), heading.Span))
            .ToList();
        var scalars = new Dictionary<string, string>(matter.Scalars, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in page.Scalars)
        {
            scalars.TryAdd(key, value);
        }

        return new ParsedNote(
            matter.Scalar("title") ?? page.Scalar("title") ?? headings.FirstOrDefault(heading => heading is { Level: 1, Text.Length: > 0 })?.Text,
            Distinct([.. matter.Values("aliases", ','), .. matter.Values("alias", ','), .. page.Values("alias"), .. page.Values("aliases")]),
            Distinct([.. matter.Values("tags", ',', ' '), .. matter.Values("tag", ',', ' '), .. page.Values("tags"), .. scan.Tags]),
            matter.Scalar("type") ?? page.Scalar("type"),
            matter.Scalar("status") ?? page.Scalar("status"),
            matter.Scalar("language", "lang") ?? page.Scalar("language", "lang"),
            scalars,
            new TextSpan(matter.BodyStart, text.Length),
            headings,
            [.. scan.Links.OrderBy(link => link.Span.Start)],
            scan.BlockIds,
            warnings);
    }

    private static MarkdownStructure ReadStructure(string text, int start, List<string> warnings)
    {
        if (MarkdigStructure.TryRead(text, start) is { } structure)
        {
            return structure;
        }

        warnings.Add("The Markdown is nested too deeply or too long: only its headings, fenced code and wikilinks were read.");
        return PlainStructure.Read(text, start);
    }

    private static bool IsDendron(FrontMatter matter) =>
        matter.Scalars.ContainsKey("id") && matter.Scalars.ContainsKey("desc")
        && matter.Scalars.ContainsKey("updated") && matter.Scalars.ContainsKey("created");

    private static List<string> Distinct(IEnumerable<string> names) =>
        [.. names.Select(PageName.Strip).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
}
