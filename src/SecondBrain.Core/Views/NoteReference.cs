using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Views;

public sealed record NoteReference(string Id, string Title)
{
    public static NoteReference Of(Note note) => new(note.Id.Value, note.Title);
}
