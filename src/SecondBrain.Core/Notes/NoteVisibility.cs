namespace SecondBrain.Core.Notes;

/// <summary>Who may see a note and everything derived from it.</summary>
public static class NoteVisibility
{
    public const string Private = "private";

    public const string Shared = "shared";

    public const string Public = "public";

    public static IReadOnlyList<string> All { get; } = [Private, Shared, Public];
}
