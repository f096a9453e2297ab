using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Search;

/// <summary>A step of the way through the graph to a hit.</summary>
/// <param name="EdgeType">The type of the link from or to the note before, or <c>mentions</c> when a text has the other's name without a link; null for the first.</param>
/// <param name="IsOutgoing">Whether the link is in the note before; false when it is in this one.</param>
/// <param name="Weight">Of the link; null for the first note and for a name without a link.</param>
public sealed record PathNote(NoteId Id, string Title, string? EdgeType, bool IsOutgoing, double? Weight = null);
