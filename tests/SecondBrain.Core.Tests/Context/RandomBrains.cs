using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Tests.Context;

/// <summary>Small brains whose notes repeat each other, link to each other and have awkward texts and titles.</summary>
internal static class RandomBrains
{
    private static readonly string[] Pieces =
    [
        "# starter\n", "bread", "starter", "flour", "the", "levain rises at night", "Une idée", "¿por qué?", "知识管理是什么", "```", "````text", "## Sources", "[1] note", "\n", "\r\n\r\n", "  ", "🌱", "x_y.z-1", "2026-11-22",
        "A starter is fed with flour and water every evening before baking day.", "-----------------", "\u2028", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ];

    public static Arbitrary<RandomBrain> Any { get; } = (
        from notes in Gen.Sized(size => Note(size).ArrayOf(1 + (size / 8)))
        from query in Text(1, 4)
        from budget in Gen.OneOf(Gen.Choose(100, 400), Gen.Choose(100, 3000), Gen.Constant(32_000))
        from links in Gen.Choose(0, int.MaxValue - 1).ArrayOf(notes.Length)
        select new RandomBrain([.. notes.Select((note, i) => Indexed(note, i, links[i], notes.Length))], query, budget)).ToArbitrary();

    private static Gen<string> Text(int least, int most) =>
        from count in Gen.Choose(least, most)
        from pieces in Gen.Elements(Pieces).ArrayOf(count)
        from glue in Gen.Elements(" ", "", "\n")
        select string.Join(glue, pieces);

    private static Gen<(string Title, string Path, string[] Chunks)> Note(int size) =>
        from title in Text(1, 6)
        from path in Text(0, 3)
        from count in Gen.Choose(0, 5)
        from chunks in Text(1, 1 + size).ArrayOf(count)
        select (title, path, chunks);

    private static IndexedNote Indexed((string Title, string Path, string[] Chunks) note, int number, int link, int count)
    {
        var start = link % 7;
        var chunks = new List<IndexedChunk>();
        foreach (var text in note.Chunks)
        {
            var vector = link % 3 == 0 ? null : QuantizedVector.Quantize([1, text.Length % 5, link % 4, number % 3]);
            var path = string.Concat(Enumerable.Repeat(note.Path, (link + chunks.Count) % 3));
            chunks.Add(new IndexedChunk(chunks.Count, new TextSpan(start, start + text.Length), path, text, vector));
            start += text.Length + 1;
        }

        var id = Tests.Search.IndexedNotes.Id(number);
        var edges = new[] { new IndexedEdge(Tests.Search.IndexedNotes.Id(link % count), "links to\nthis", (link % 10) / 10.0), new IndexedEdge(Tests.Search.IndexedNotes.Id((link + 1) % count), "supports", 1) };
        return new IndexedNote(id, note.Title, [], [], "note", "seed", link % 2 == 0 ? "private" : "public", null, default, default, chunks, edges);
    }
}

internal sealed record RandomBrain(IReadOnlyList<IndexedNote> Notes, string Query, int Budget)
{
    public override string ToString() => $"budget {Budget}, query {Query}, notes:\n{string.Join('\n', Notes.Select(note => $"{note.Title}: {string.Join(" | ", note.Chunks.Select(chunk => chunk.Text))}"))}";
}
