using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Tests.Search;

namespace SecondBrain.Core.Tests.Sight;

/// <summary>What happens to a brain: notes of every visibility and trust come, change, are made private or withdrawn, with links to each other and names of each other in their texts.</summary>
internal static class SightHistory
{
    public const int Notes = 14;

    /// <summary>Words of one stem, that are near in spelling, and names of notes.</summary>
    public static readonly string[] Vocabulary =
    [
        "planning", "planned", "planner", "layoffs", "layoff", "budget", "budgets", "orchid", "orchard", "secrets", "secret", "meeting", "meetings", "zebra",
        "note1", "note2", "note5", "note9",
    ];

    private static readonly string[] Visibilities = [NoteVisibility.Private, NoteVisibility.Shared, NoteVisibility.Public];

    public static Arbitrary<SightStep[]> Arbitrary { get; } =
        Arb.From(Gen.Choose(5, 60).SelectMany(count => Gen.ArrayOf(Step(), count)), Shrink);

    private static Gen<SightStep> Step() => Gen.Frequency(
        (14, Note().Select(note => new SightStep(SightAction.Write, note))),
        (6, Note().Select(note => new SightStep(SightAction.ChangeVisibility, note))),
        (2, Note().Select(note => new SightStep(SightAction.Withdraw, note))),
        (3, Note().Select(note => new SightStep(SightAction.Read, note))),
        (1, Note().Select(note => new SightStep(SightAction.Compact, note))));

    private static Gen<IndexedNote> Note() =>
        from number in Gen.Choose(0, Notes - 1)
        from visibility in Gen.Elements(Visibilities)
        from untrusted in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from alias in Words(2)
        from tag in Gen.Elements(Vocabulary)
        from named in Gen.Elements(true, false)
        from chunks in Gen.Choose(0, 3).SelectMany(count => Gen.ArrayOf(Chunk(), count))
        from edges in Gen.Choose(0, 5).SelectMany(count => Gen.ArrayOf(Edge(), count))
        let plain = IndexedNotes.Note(number, $"note{number} {Vocabulary[number]}", [.. chunks.Select(chunk => chunk.Text)])
        select plain with
        {
            Language = "en",
            Visibility = visibility,
            Marks = untrusted ? [NoteTrust.Untrusted] : [],
            Aliases = named ? [alias] : [],
            Tags = [tag],
            Chunks = [.. plain.Chunks.Select((chunk, i) => chunk with { Vector = LetterEmbeddings.Of(chunk.Text), Visibility = chunks[i].Visibility })],
            Edges = [.. edges.Where(edge => edge.Target != plain.Id).DistinctBy(edge => (edge.Target, edge.Type))],
        };

    private static Gen<(string Text, string? Visibility)> Chunk() => from text in Words(18) from visibility in Part() select (text, visibility);

    private static Gen<IndexedEdge> Edge() =>
        from target in Gen.Choose(0, Notes - 1)
        from type in Gen.Elements("links-to", "supports")
        from weight in Gen.Elements(0.25, 0.5, 1.0)
        from written in Gen.Elements(true, false)
        from visibility in Part()
        select new IndexedEdge(IndexedNotes.Id(target), type, weight) { IsWritten = written, Visibility = visibility };

    /// <summary>Of a note that was merged in.</summary>
    private static Gen<string?> Part() => Gen.Frequency((9, Gen.Constant(default(string))), (1, Gen.Elements<string?>(Visibilities)));

    private static Gen<string> Words(int most) =>
        from count in Gen.Choose(1, most)
        from words in Gen.ArrayOf(Gen.Elements(Vocabulary), count)
        select string.Join(' ', words);

    private static IEnumerable<SightStep[]> Shrink(SightStep[] steps)
    {
        for (var length = steps.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= steps.Length; start += length)
            {
                yield return [.. steps[..start], .. steps[(start + length)..]];
            }
        }
    }
}
