using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Markdown;

/// <summary>What the Markdown of a text means for its links: where code is, the headings, and ordinary Markdown links.</summary>
/// <param name="Opaque">Ranges in which nothing is a link or tag (code, raw HTML tags, autolinks), in order, without overlap.</param>
/// <param name="Links">Links and images with a destination, absolute ones included.</param>
internal sealed record MarkdownStructure(
    IReadOnlyList<TextSpan> Opaque,
    IReadOnlyList<MarkdownHeading> Headings,
    IReadOnlyList<MarkdownLink> Links);

/// <param name="Content">The heading without its marks.</param>
internal readonly record struct MarkdownHeading(int Level, TextSpan Content, TextSpan Span);

/// <param name="Label">The text between the brackets.</param>
internal readonly record struct MarkdownLink(string Destination, TextSpan Label, TextSpan Span);
