using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Safety;

/// <summary>What an answer says of a note whose words are to be read with care.</summary>
public static class NoteMarks
{
    /// <summary>"untrusted", if the note is, and its flags; empty for most notes.</summary>
    public static IReadOnlyList<string> Of(Note note) => note.Trust == NoteTrust.Untrusted ? [NoteTrust.Untrusted, .. note.Flags] : note.Flags;
}
