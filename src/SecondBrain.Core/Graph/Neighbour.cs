namespace SecondBrain.Core.Graph;

/// <summary>The other end of an edge.</summary>
/// <param name="Weight">As the edge has it: how often the text names the target, or any number over 0.</param>
/// <param name="Outgoing">The edge leads to <paramref name="Node"/>; otherwise it comes from there.</param>
internal readonly record struct Neighbour(int Node, string Type, double Weight, bool Outgoing);
