using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Tests.Search.Segments;

/// <summary>Notes of every kind, from a seed.</summary>
internal static class SegmentNotes
{
    private static readonly string[] Words =
    [
        "universal", "University", "universities", "the", "and", "of", "graph", "graphs", "Gödel", "camión", "camiones", "canción", "cancion", "año",
        "el", "los", "que", "node.js", "snake_case", "camelCase", "gpt-4", "C#", "日本語", "検索", "über", "œuvre", "retrieval", "retrieve", "RETRIEVED",
        "segment", "posting", "😀", "x", "42", "ﬁne", "l'été", "don't",
    ];

    private static readonly string[] Languages = ["en", "es", "de", "es-MX", ""];

    public static Arbitrary<int> Seeds { get; } = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    public static NoteId Id(int number) => NoteId.Parse(IdSource.Derive(DateTimeOffset.UnixEpoch.AddSeconds(number * 7919 % 1000), $"{number}"));

    /// <param name="first">Number of the first note: notes of other numbers have other ids.</param>
    public static IReadOnlyList<IndexedNote> Make(Random random, int count, int first = 0, int mostWords = 60) =>
        [.. Enumerable.Range(first, count).Select(number => Make(random, number, mostWords))];

    /// <summary>Equal in everything, the offsets of times included.</summary>
    public static void ShouldEqual(this IndexedNote note, IndexedNote expected)
    {
        note.Aliases.ShouldBe(expected.Aliases);
        note.Tags.ShouldBe(expected.Tags);
        note.Wanted.ShouldBe(expected.Wanted);
        note.Marks.ShouldBe(expected.Marks);
        note.Chunks.ShouldBe(expected.Chunks);
        note.Edges.ShouldBe(expected.Edges);
        note.CreatedAt.EqualsExact(expected.CreatedAt).ShouldBeTrue();
        note.UpdatedAt.EqualsExact(expected.UpdatedAt).ShouldBeTrue();
        var same = note with { Aliases = expected.Aliases, Tags = expected.Tags, Wanted = expected.Wanted, Marks = expected.Marks, Chunks = expected.Chunks, Edges = expected.Edges };
        same.ShouldBe(expected);
    }

    private static IndexedNote Make(Random random, int number, int mostWords) => new(
        Id(number), Text(random, 4), Texts(random), [.. Enumerable.Range(0, random.Next(3)).Select(_ => $"area/{Pick(random, Words)}")],
        Pick(random, ["note", "source", ""]), Pick(random, ["seed", "growing"]), "private", random.Next(2) == 0 ? null : Pick(random, Languages),
        Time(random), Time(random), Chunks(random, mostWords), Edges(random))
    {
        UnresolvedLinks = random.Next(4),
        Wanted = Texts(random),
        Marks = random.Next(3) == 0 ? ["untrusted", "instructions"] : [],
    };

    private static IndexedChunk[] Chunks(Random random, int mostWords)
    {
        var start = 0;
        return [.. Enumerable.Range(0, random.Next(5)).Select(number =>
        {
            var text = random.Next(8) == 0 ? "" : Text(random, mostWords);
            var span = new TextSpan(start, start + text.Length);
            start = span.End + random.Next(3);
            return new IndexedChunk(number, span, random.Next(3) == 0 ? "" : Text(random, 5), text, Vector(random)) { Visibility = Other(random) };
        })];
    }

    private static QuantizedVector? Vector(Random random)
    {
        if (random.Next(3) == 0)
        {
            return null;
        }

        var values = new float[70];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = random.Next(5) == 0 ? 0 : random.NextSingle() - 0.5f;
        }

        return QuantizedVector.Quantize(values);
    }

    private static IndexedEdge[] Edges(Random random) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => new IndexedEdge(Id(random.Next(60)), Pick(random, ["links", "supports"]), random.NextDouble())
        {
            IsWritten = random.Next(2) == 0,
            Visibility = Other(random),
        })];

    private static string? Other(Random random) => random.Next(5) == 0 ? "shared" : null;

    private static DateTimeOffset Time(Random random) =>
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromMinutes(random.Next(-840, 841))).AddTicks(random.NextInt64(TimeSpan.TicksPerDay * 400));

    private static string[] Texts(Random random) => [.. Enumerable.Range(0, random.Next(3)).Select(_ => Text(random, 3))];

    private static string Text(Random random, int mostWords) =>
        string.Join(random.Next(6) == 0 ? "\n" : " ", Enumerable.Range(0, random.Next(mostWords + 1)).Select(_ => random.Next(4) == 0 ? $"w{random.Next(300)}" : Pick(random, Words)));

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
