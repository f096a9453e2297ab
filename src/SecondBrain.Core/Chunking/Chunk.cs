using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Chunking;

/// <summary>A passage of a note that is embedded and cited as one.</summary>
/// <param name="Number">From 0, in order of the text.</param>
/// <param name="Span">Range of the note's text; neither end is white space.</param>
/// <param name="HeadingPath">The headings above the start of the passage, outermost first, joined by <c> &gt; </c>; empty before the first one. A passage that starts with a heading has it in its path.</param>
public sealed record Chunk(int Number, TextSpan Span, string HeadingPath);
