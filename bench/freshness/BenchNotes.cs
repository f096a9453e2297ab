using System.Globalization;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Vectors;

namespace SecondBrain.Bench.Freshness;

/// <summary>Notes of eight chunks each with random vectors and three links.</summary>
internal sealed class BenchNotes(BenchTexts texts, int notes)
{
    public const int ChunksPerNote = 8;

    public const int Dimensions = 512;

    public static NoteId Id(int number) => NoteId.Parse(IdSource.Floor(DateTimeOffset.UnixEpoch.AddSeconds(number)));

    /// <param name="version">Another version has other passages.</param>
    public IndexedNote Note(int number, int version)
    {
        var random = new Random((number * 31) + version);
        var chunks = new IndexedChunk[ChunksPerNote];
        var start = 0;
        for (var i = 0; i < chunks.Length; i++)
        {
            var text = texts.Passage((number * ChunksPerNote) + i + (version * notes * ChunksPerNote));
            chunks[i] = new IndexedChunk(i, new TextSpan(start, start + text.Length), "", text, QuantizedVector.Quantize(Vector(random)));
            start += text.Length + 2;
        }

        var edges = Enumerable.Range(0, 3).Select(_ => new IndexedEdge(Id(random.Next(notes)), "links-to", 1)).DistinctBy(edge => edge.Target).ToList();
        var at = DateTimeOffset.UnixEpoch.AddHours(number);
        return new IndexedNote(Id(number), texts.Title(number), [], [Tag(number)], "note", "seed", "private", "en", at, at.AddDays(version), chunks, edges);
    }

    public static float[] Vector(Random random)
    {
        var vector = new float[Dimensions];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (random.NextSingle() * 2) - 1;
        }

        return vector;
    }

    private static string Tag(int number) => string.Create(CultureInfo.InvariantCulture, $"topic-{number % 50}");
}
