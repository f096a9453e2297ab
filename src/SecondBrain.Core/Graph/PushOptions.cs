namespace SecondBrain.Core.Graph;

/// <summary>How far <see cref="PersonalisedPageRank"/> walks.</summary>
public sealed record PushOptions
{
    public static readonly PushOptions Default = new();

    /// <summary>The chance of each step to go back to the seeds, over 0 and under 1.</summary>
    public double Restart { get; init; } = 0.2;

    /// <summary>What may stay undistributed at a node, as a share of the summed strengths of its edges.</summary>
    public double Epsilon { get; init; } = 1e-4;

    public int MaxPushes { get; init; } = 10_000;

    /// <summary>How many edges are looked at, each time one is.</summary>
    public int MaxEdges { get; init; } = 200_000;
}
