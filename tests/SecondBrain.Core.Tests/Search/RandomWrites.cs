using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Search;

/// <summary>A history of an index: notes put, replaced and removed, alone and many at once, snapshots in between.</summary>
internal static class RandomWrites
{
    public static readonly string[] Vocabulary =
        ["graph", "graphs", "linking", "links", "note", "notes", "retry", "retries", "queue", "budget", "snapshot", "vector", "vectors", "search", "searching", "zebra"];

    public static Arbitrary<RandomWrite[]> Arbitrary { get; } =
        Arb.From(Gen.Choose(1, 120).SelectMany(count => Gen.ArrayOf(Write(), count)), Shrink);

    public static Gen<string> Words(int most) =>
        from count in Gen.Choose(1, most)
        from words in Gen.ArrayOf(Gen.Elements(Vocabulary), count)
        select string.Join(' ', words);

    /// <returns>The notes that are there afterwards.</returns>
    public static Dictionary<NoteId, IndexedNote> Run(this IEnumerable<RandomWrite> writes, BrainIndex index)
    {
        var notes = new Dictionary<NoteId, IndexedNote>();
        foreach (var write in writes)
        {
            write.Run(index, notes);
        }

        return notes;
    }

    private static Gen<RandomWrite> Write() => Gen.Frequency(
        (12, Note().Select(note => new RandomWrite([note], [], false))),
        (3, Gen.Choose(0, 40).Select(number => new RandomWrite([], [Id(number)], false))),
        (2, from notes in Gen.ListOf(Note(), 5) from removed in Gen.Choose(0, 40) select new RandomWrite([.. notes], [Id(removed)], false)),
        (1, Gen.Constant(new RandomWrite([], [], true))));

    private static Gen<IndexedNote> Note() =>
        from number in Gen.Choose(0, 40)
        from title in Words(3)
        from alias in Words(2)
        from tag in Gen.Elements(Vocabulary)
        from hasNames in Gen.Elements(true, false)
        from chunks in Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(Words(25), count))
        select IndexedNotes.Note(number, title, chunks) with { Language = "en", Aliases = hasNames ? [alias] : [], Tags = hasNames ? [tag] : [] };

    private static IEnumerable<RandomWrite[]> Shrink(RandomWrite[] writes)
    {
        for (var length = writes.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= writes.Length; start += length)
            {
                yield return [.. writes[..start], .. writes[(start + length)..]];
            }
        }
    }
}
