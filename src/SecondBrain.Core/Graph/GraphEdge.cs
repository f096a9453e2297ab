using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Graph;

/// <param name="Weight">0 to 1.</param>
public sealed record GraphEdge(NoteId From, NoteId To, string Type, double Weight);
