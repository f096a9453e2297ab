using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;

namespace SecondBrain.Core.Tests.Search;

/// <param name="Snapshot">Writes a snapshot, on which the index then lives.</param>
internal sealed record RandomWrite(IndexedNote[] Put, NoteId[] Removed, bool Snapshot)
{
    public void Run(BrainIndex index, Dictionary<NoteId, IndexedNote> notes)
    {
        if (Snapshot)
        {
            BrainIndexSnapshot.Write(Stream.Null, index, "");
            return;
        }

        index.Apply(Put, Removed);
        foreach (var id in Removed)
        {
            notes.Remove(id);
        }

        foreach (var note in Put)
        {
            notes[note.Id] = note;
        }
    }

    public override string ToString() => Snapshot ? "snapshot" : $"put [{string.Join("; ", Put.Select(note => $"{note.Id}: {note.Title}"))}] remove [{string.Join(", ", Removed)}]";
}
