namespace SecondBrain.Core.Notes;

/// <summary>Whether a person stands behind a note's text.</summary>
public static class NoteTrust
{
    /// <summary>A person wrote it, or has looked at it and taken it for theirs.</summary>
    public const string Trusted = "trusted";

    /// <summary>An agent wrote it, or it came from the web: in quarantine until a person trusts it.</summary>
    public const string Untrusted = "untrusted";

    public static IReadOnlyList<string> All { get; } = [Trusted, Untrusted];
}
