namespace SecondBrain.Core.Notes;

/// <summary>Who may see a note and everything derived from it.</summary>
public static class NoteVisibility
{
    public const string Private = "private";

    public const string Shared = "shared";

    public const string Public = "public";

    public static IReadOnlyList<string> All { get; } = [Private, Shared, Public];

    /// <summary>Whether more people see the first than the second.</summary>
    public static bool IsWider(string visibility, string than) => Width(visibility) > Width(than);

    private static int Width(string visibility) => visibility switch
    {
        Public => 2,
        Shared => 1,
        _ => 0,
    };
}
