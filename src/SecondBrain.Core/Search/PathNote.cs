using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Search;

/// <summary>A step of the way through the graph to a hit.</summary>
/// <param name="EdgeType">The type of the link from or to the note before, or <c>mentions</c> when a text has the other's name without a link; null for the first.</param>
/// <param name="IsOutgoing">Whether the link is in the note before; false when it is in this one.</param>
public sealed record PathNote(NoteId Id, string Title, string? EdgeType, bool IsOutgoing);
