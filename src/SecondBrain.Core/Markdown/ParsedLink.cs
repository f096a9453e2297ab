using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Markdown;

/// <summary>A link of a note to another one, not yet resolved.</summary>
/// <param name="Target">What is linked: a title, alias, file name or relative path, percent-decoded, without heading or block; empty for a link inside the same note (<c>[[#heading]]</c>).</param>
/// <param name="Heading">The text after <c>#</c>; null without one.</param>
/// <param name="BlockId">The text after <c>#^</c>; null without one.</param>
/// <param name="Alias">The text shown instead of the target; null without one.</param>
/// <param name="Span">The whole link as written, brackets included.</param>
public sealed record ParsedLink(LinkSyntax Syntax, string Target, string? Heading, string? BlockId, string? Alias, TextSpan Span);
