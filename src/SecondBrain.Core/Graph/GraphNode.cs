using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Graph;

/// <param name="Depth">Edges from the note that was asked about, which has 0.</param>
public sealed record GraphNode(NoteId Id, string Title, int Depth);
