using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Access;

/// <summary>Which notes somebody sees, and with a note everything derived from it: chunks, links, generated items, counts.</summary>
public enum NoteSight
{
    /// <summary>Public notes: what a visitor sees.</summary>
    Public,

    /// <summary>Shared and public notes: what a member sees.</summary>
    Shared,

    /// <summary>All notes: what an owner sees.</summary>
    Everything,
}

public static class NoteSights
{
    /// <summary>Whether notes of this visibility are seen; a visibility that is not known is taken for private.</summary>
    public static bool Sees(this NoteSight sight, string visibility) => sight switch
    {
        NoteSight.Everything => true,
        NoteSight.Shared => visibility is NoteVisibility.Shared or NoteVisibility.Public,
        _ => visibility is NoteVisibility.Public,
    };
}
