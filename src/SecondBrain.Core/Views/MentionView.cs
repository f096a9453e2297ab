using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Views;

/// <summary>A note names another one and does not link to it.</summary>
/// <param name="Name">As the text has it.</param>
/// <param name="Span">Where the first one is in the source's original.</param>
/// <param name="Passage">The text around it, verbatim.</param>
/// <param name="Highlight">Where the name is in the passage.</param>
/// <param name="Count">How often the source names the target.</param>
public sealed record MentionView(NoteReference Source, NoteReference Target, string Name, TextSpan Span, string Passage, TextSpan Highlight, int Chunk, int Count);
