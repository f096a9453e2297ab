namespace SecondBrain.Core.Graph;

/// <summary>What the graph reads of a deployment go by.</summary>
public sealed record GraphOptions
{
    public static readonly GraphOptions Default = new();

    public EdgeWeights Weights { get; init; } = EdgeWeights.Default;

    /// <summary>Over 0; more makes more and smaller communities. Default 1: plain modularity.</summary>
    public double Resolution { get; init; } = 1;
}
