using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Markdown;

/// <summary>A name of a block that links can point at: <c>^id</c> at the end of a line, or Logseq's <c>id:: id</c>.</summary>
/// <param name="Span">The mark as written, <c>^</c> or <c>id::</c> included.</param>
public sealed record ParsedBlockId(string Id, TextSpan Span);
