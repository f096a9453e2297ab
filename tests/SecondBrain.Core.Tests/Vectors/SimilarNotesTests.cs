using SecondBrain.Core.Vectors;

namespace SecondBrain.Core.Tests.Vectors;

public class SimilarNotesTests
{
    [Theory]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(7)]
    public void The_mean_direction_counts_each_vector_the_same_whatever_its_length(int dimensions)
    {
        var random = new Random(dimensions);
        float[] left = RandomVectors.Floats(random, dimensions), right = RandomVectors.Floats(random, dimensions);

        var mean = MeanDirection.Of([QuantizedVector.Quantize(left), QuantizedVector.Quantize([.. right.Select(value => value * 1000)])])!;

        var (l, r) = (Math.Sqrt(left.Sum(value => value * value)), Math.Sqrt(right.Sum(value => value * value)));
        RandomVectors.Cosine(mean.ToFloats(), [.. left.Zip(right, (a, b) => (float)((a / l) + (b / r)))]).ShouldBeGreaterThan(0.999);
    }

    [Fact]
    public void Without_vectors_there_is_no_direction()
    {
        MeanDirection.Of([]).ShouldBeNull();
        MeanDirection.Of([QuantizedVector.Quantize([1, 0]), QuantizedVector.Quantize([0, 1, 0])]).ShouldBe(QuantizedVector.Quantize([1, 0]));
        MeanDirection.Of([QuantizedVector.Quantize([0, 0])])!.InverseNorm.ShouldBe(0);
    }

    [Fact]
    public void The_nearest_notes_are_those_whose_mean_directions_are_nearest()
    {
        var random = new Random(1);
        var notes = RandomVectors.Gathered(random, 96, 60, subjects: 5).Select((vector, i) => Chunks(random, vector, 1 + (i % 4))).ToArray();
        var (packed, noteOfChunk) = Segment(notes);
        var query = MeanDirection.Of(notes[17])!;

        var found = SimilarNotes.Nearest(packed.Block, noteOfChunk, new VectorQuery(query), 8, 0.1, note => note is 17 or 22);

        var expected = notes.Select((chunks, note) => (Note: note, Cosine: query.Cosine(MeanDirection.Of(chunks)!)))
            .Where(each => each.Note is not (17 or 22)).OrderByDescending(each => each.Cosine).Take(8).ToList();
        // the mean direction is not rounded to bytes on the way
        found.Select(each => each.Cosine).ShouldBe(expected.Select(each => each.Cosine), 0.005f);
        found.Select(each => each.Note).Intersect(expected.Select(each => each.Note)).Count().ShouldBeGreaterThanOrEqualTo(7);
        found.Select(each => each.Cosine).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void A_note_under_the_least_cosine_is_not_similar()
    {
        var (packed, noteOfChunk) = Segment([[QuantizedVector.Quantize([1, 0])], [QuantizedVector.Quantize([1, 1])], [QuantizedVector.Quantize([0, 1])]]);

        SimilarNotes.Nearest(packed.Block, noteOfChunk, new VectorQuery(QuantizedVector.Quantize([1, 0])), 5, 0.7, _ => false)
            .Select(each => each.Note).ShouldBe([0, 1]);
    }

    [Fact]
    public void Equal_notes_are_found_in_their_order()
    {
        var vector = QuantizedVector.Quantize([1, 2, 3]);
        var (packed, noteOfChunk) = Segment([.. Enumerable.Repeat(new[] { vector }, 6)]);

        SimilarNotes.Nearest(packed.Block, noteOfChunk, new VectorQuery(vector), 3, 0.5, note => note == 1).Select(each => each.Note).ShouldBe([0, 2, 3]);
        SimilarNotes.Nearest(packed.Block, noteOfChunk, new VectorQuery(QuantizedVector.Quantize([1, 2])), 3, 0, _ => false).ShouldBeEmpty();
    }

    private static QuantizedVector[] Chunks(Random random, float[] subject, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => QuantizedVector.Quantize([.. subject.Zip(RandomVectors.Floats(random, subject.Length), (common, own) => common + own)]))];

    /// <summary>Every second chunk of a note has no vector.</summary>
    private static (PackedVectors Packed, int[] NoteOfChunk) Segment(QuantizedVector[][] notes)
    {
        var packed = new PackedVectors(notes[0][0].Dimensions);
        var noteOfChunk = new List<int>();
        foreach (var (vector, note) in notes.SelectMany((chunks, note) => chunks.Select(vector => (vector, note))))
        {
            packed.Add(vector, noteOfChunk.Count);
            noteOfChunk.AddRange([note, note]);
        }

        return (packed, [.. noteOfChunk]);
    }
}
