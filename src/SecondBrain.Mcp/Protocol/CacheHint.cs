namespace SecondBrain.Mcp.Protocol;

/// <summary>How long a client may keep a result. Sent since 2026-07-28.</summary>
/// <param name="IsPublic">The result is the same for every caller.</param>
public sealed record CacheHint(TimeSpan TimeToLive, bool IsPublic)
{
    /// <summary>For what changes with a deployment only.</summary>
    public static CacheHint OfDeployment { get; } = new(TimeSpan.FromMinutes(5), IsPublic: true);

    /// <summary>For what any write may change.</summary>
    public static CacheHint OfBrain { get; } = new(TimeSpan.Zero, IsPublic: false);
}
