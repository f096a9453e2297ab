namespace SecondBrain.Core.Safety;

/// <summary>What can be wrong with a note.</summary>
public static class FlagReason
{
    public const string Wrong = "wrong";

    public const string Outdated = "outdated";

    /// <summary>It gives orders to its reader, or holds what should not be in it.</summary>
    public const string Unsafe = "unsafe";

    /// <summary>Another note says it already.</summary>
    public const string Duplicate = "duplicate";

    public static IReadOnlyList<string> All { get; } = [Wrong, Outdated, Unsafe, Duplicate];
}
