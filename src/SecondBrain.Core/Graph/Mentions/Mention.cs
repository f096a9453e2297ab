using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Graph.Mentions;

/// <summary>A note's text has a name of another note, and no link leads from the one to the other.</summary>
/// <param name="Span">Where the first one is in the source's original.</param>
/// <param name="Passage">The text around it, verbatim.</param>
/// <param name="Highlight">Where it is in the passage.</param>
/// <param name="Count">How often the text has a name of the target.</param>
internal sealed record Mention(int Source, int Target, int Chunk, TextSpan Span, string Passage, TextSpan Highlight, int Count);
