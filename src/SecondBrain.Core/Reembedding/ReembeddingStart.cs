namespace SecondBrain.Core.Reembedding;

/// <summary>What asking for another model came to.</summary>
public abstract record ReembeddingStart
{
    private ReembeddingStart()
    {
    }

    /// <summary>It runs, for the first time or again.</summary>
    public sealed record Started(string From, string To, string Execution) : ReembeddingStart;

    /// <summary>The model serves, and nothing is left to do.</summary>
    public sealed record AlreadyServing(string Model) : ReembeddingStart;

    public sealed record NotAllowed(IReadOnlyList<string> Allowed) : ReembeddingStart;

    /// <summary>Another model is coming.</summary>
    public sealed record Busy(string Coming) : ReembeddingStart;
}
