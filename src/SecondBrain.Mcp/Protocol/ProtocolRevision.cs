namespace SecondBrain.Mcp.Protocol;

/// <summary>The revisions of the Model Context Protocol that are spoken, by the names that clients send.</summary>
public static class ProtocolRevision
{
    /// <summary>No <c>initialize</c>: every request says who sends it, in <c>_meta</c>.</summary>
    public const string V20260728 = "2026-07-28";

    public const string V20251125 = "2025-11-25";

    public const string V20250618 = "2025-06-18";

    /// <summary>Newest first.</summary>
    public static IReadOnlyList<string> All { get; } = [V20260728, V20251125, V20250618];

    /// <summary>Whether requests of this revision carry all that is known of the client.</summary>
    public static bool IsStateless(string revision) => revision == V20260728;

    /// <summary>What <c>initialize</c> agrees on: the revision that was asked for, or the newest that still has an <c>initialize</c>.</summary>
    public static string Negotiate(string? requested) => requested is V20250618 ? V20250618 : V20251125;
}
