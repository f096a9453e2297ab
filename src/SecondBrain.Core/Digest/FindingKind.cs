namespace SecondBrain.Core.Digest;

/// <summary>What a digest can point out.</summary>
public static class FindingKind
{
    /// <summary>A seed that nobody has touched for long.</summary>
    public const string StaleSeed = "stale-seed";

    /// <summary>A note without a link in either direction.</summary>
    public const string Orphan = "orphan";

    /// <summary>Two notes of like meaning without a link between them.</summary>
    public const string MissingLink = "missing-link";

    /// <summary>A note that others point to more than its status says.</summary>
    public const string Promotion = "promotion";

    /// <summary>A tag or a link target that is used often and has no note.</summary>
    public const string ContentGap = "content-gap";

    /// <summary>A proposed link that says that two notes contradict each other.</summary>
    public const string Contradiction = "contradiction";

    /// <summary>Another proposal that waits for a decision, or waited too long.</summary>
    public const string Review = "review";

    /// <summary>In the order in which a digest shows them.</summary>
    public static IReadOnlyList<string> All { get; } = [Review, Contradiction, MissingLink, Promotion, ContentGap, StaleSeed, Orphan];
}
