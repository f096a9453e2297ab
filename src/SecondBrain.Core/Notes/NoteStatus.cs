namespace SecondBrain.Core.Notes;

/// <summary>How far a note has grown.</summary>
public static class NoteStatus
{
    public const string Seed = "seed";

    public const string Growing = "growing";

    public const string Evergreen = "evergreen";

    public static IReadOnlyList<string> All { get; } = [Seed, Growing, Evergreen];
}
