namespace SecondBrain.Core.Graph;

/// <param name="Mass">The chance that the walk is here.</param>
/// <param name="Predecessor">The node before it on the most probable way from a seed; -1 for a seed.</param>
internal readonly record struct RankedNode(int Node, double Mass, int Predecessor)
{
    /// <summary>The part of the mass that others passed on: without what a seed has for being one.</summary>
    public double Received { get; init; }

    /// <summary>What a seed has for being one, if the walk can go on from it; 0 for other nodes.</summary>
    public double Own { get; init; }
}
