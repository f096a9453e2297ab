namespace SecondBrain.Core.Merging;

/// <summary>The steps of a merge that change items and can be undone, in their order.</summary>
public static class MergeStep
{
    /// <summary>Links of the source that are not words of another note: they leave from, or arrive at, the target.</summary>
    public const string Edges = "edges";

    /// <summary>Names, aliases and tags of the source.</summary>
    public const string Names = "names";

    /// <summary>Links that other notes' texts make to the source.</summary>
    public const string Links = "links";

    /// <summary>The source itself.</summary>
    public const string Tombstone = "tombstone";

    /// <summary>What came in meanwhile; then both notes are open again.</summary>
    public const string Publish = "publish";

    public static IReadOnlyList<string> All { get; } = [Edges, Names, Links, Tombstone, Publish];
}
