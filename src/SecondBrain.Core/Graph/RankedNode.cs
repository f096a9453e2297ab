namespace SecondBrain.Core.Graph;

/// <param name="Mass">The chance that the walk is here.</param>
/// <param name="Predecessor">The node before it on the most probable way from a seed; -1 for a seed.</param>
internal readonly record struct RankedNode(int Node, double Mass, int Predecessor);
