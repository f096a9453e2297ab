using SecondBrain.Core.Search;

namespace SecondBrain.Bench.Search;

/// <summary>What an index keeps in memory, its bytes and the objects around them, after a collection; beside float lists.</summary>
internal static class MemoryTable
{
    public static void Print(GrownBrain brain, int size)
    {
        var notes = brain.Notes(size);
        var chunks = notes.Sum(note => note.Chunks.Count);
        Console.WriteLine($"{chunks:N0} chunks of {notes.Count:N0} notes; managed memory after a full collection, MB");
        var snapshot = Snapshot(notes);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = ((SnapshotReadResult.Loaded)BrainIndexSnapshot.Read(new MemoryStream(snapshot, writable: false))).Index;
        Row("the index, opened from a snapshot", GC.GetTotalMemory(forceFullCollection: true) - before, chunks);
        foreach (var question in brain.Questions)
        {
            index.Search(new SearchRequest(question.Text) { IsText = true }, question.Vector);
        }

        Row($"  after {brain.Questions.Count} searches", GC.GetTotalMemory(forceFullCollection: true) - before, chunks);
        for (var i = 0; i < 1000; i++)
        {
            index.Put(brain.Edited(notes[i]));
        }

        Row("  after 1,000 edits", GC.GetTotalMemory(forceFullCollection: true) - before, chunks);
        Row("  of which the snapshot's bytes", snapshot.Length, chunks);
        GC.KeepAlive(index);
        before = GC.GetTotalMemory(forceFullCollection: true);
        var usual = new FloatListSearch(notes);
        Row("float lists, titles and summaries", GC.GetTotalMemory(forceFullCollection: true) - before, chunks);
        GC.KeepAlive(usual);
    }

    private static byte[] Snapshot(List<IndexedNote> notes)
    {
        using var index = new BrainIndex();
        index.Apply(notes, []);
        using var content = new MemoryStream();
        BrainIndexSnapshot.Write(content, index, "");
        return content.ToArray();
    }

    private static void Row(string name, long bytes, int chunks) => Console.WriteLine($"  {name,-38}{bytes / 1e6,9:0.0}   {(double)bytes / chunks,8:0} bytes a chunk");
}
