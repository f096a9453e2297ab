using System.Buffers.Binary;
using System.Text;
using SecondBrain.Core.Search;
using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Bench.Search;

/// <summary>What a snapshot is made of, beside the texts and vectors as they come.</summary>
internal static class SizeTable
{
    private const int TableAt = 64;

    private const int EntryLength = 24;

    public static void Print(GrownBrain brain, int size)
    {
        var notes = brain.Notes(size);
        var chunks = notes.SelectMany(note => note.Chunks).ToList();
        using var index = new BrainIndex();
        index.Apply(notes, []);
        using var content = new MemoryStream();
        BrainIndexSnapshot.Write(content, index, "");
        var file = content.ToArray();
        Console.WriteLine($"{chunks.Count:N0} chunks of {notes.Count:N0} notes; bytes a chunk");
        for (var i = 0; i < BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(12)); i++)
        {
            var entry = file.AsSpan(TableAt + (i * EntryLength), EntryLength);
            Row(((SectionKind)BinaryPrimitives.ReadInt32LittleEndian(entry)).ToString().ToLowerInvariant(), BinaryPrimitives.ReadInt64LittleEndian(entry[16..]), chunks.Count);
        }

        Row("the snapshot", file.Length, chunks.Count);
        Row("texts in UTF-8, as they come", chunks.Sum(chunk => (long)Encoding.UTF8.GetByteCount(chunk.Text)), chunks.Count);
        Row("vectors as 32-bit floats", chunks.Sum(chunk => 4L * chunk.Vector!.Dimensions), chunks.Count);
    }

    private static void Row(string name, long bytes, int chunks) => Console.WriteLine($"  {name,-32}{(double)bytes / chunks,9:0.0}");
}
