using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Markdown;

/// <summary>A heading of a note.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">Without the marks of the heading, emphasis, code and links.</param>
/// <param name="Span">The heading as written; for an underlined (setext) heading both lines.</param>
public sealed record ParsedHeading(int Level, string Text, TextSpan Span);
