namespace SecondBrain.Core.Capture;

/// <summary>Parts of the ingestion that can wait.</summary>
public static class DeferredPart
{
    /// <summary>The note is found by its words, not by its meaning.</summary>
    public const string Embed = "embed";

    public const string Enrich = "enrich";

    public static IReadOnlyList<string> All { get; } = [Embed, Enrich];
}
