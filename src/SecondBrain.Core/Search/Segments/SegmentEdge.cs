namespace SecondBrain.Core.Search.Segments;

/// <param name="Node">The other end: of an outgoing edge its target, a note or an external node; of an incoming one its source, a note.</param>
/// <param name="Type">A label of the segment.</param>
/// <param name="Weight">0 to 1.</param>
internal readonly record struct SegmentEdge(int Node, int Type, double Weight);
