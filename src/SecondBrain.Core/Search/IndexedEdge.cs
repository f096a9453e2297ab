using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Search;

/// <param name="Type">For example <c>links</c> or <c>supports</c>.</param>
/// <param name="Weight">0 to 1.</param>
public sealed record IndexedEdge(NoteId Target, string Type, double Weight);
