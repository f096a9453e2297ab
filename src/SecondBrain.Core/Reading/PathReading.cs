using SecondBrain.Core.Notes;
using SecondBrain.Core.Views;

namespace SecondBrain.Core.Reading;

/// <summary>What asking for a path came to.</summary>
public abstract record PathReading
{
    private PathReading()
    {
    }

    /// <summary>The view has no nodes when nothing connects the notes.</summary>
    public sealed record Read(PathView View) : PathReading;

    public sealed record NoSuchNote(NoteId Id) : PathReading;
}
