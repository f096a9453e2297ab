using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Tests.Search.Segments;

public class PostingTests
{
    [Fact]
    public void Postings_of_every_length_and_width_are_read_as_they_were_written() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(SegmentNotes.Seeds, seed =>
        {
            var random = new Random(seed);
            var documents = new int[random.Next(600)];
            var frequencies = new int[documents.Length];
            var gap = 1 << random.Next(0, 21);
            var most = 1 << random.Next(0, 12);
            for (var i = 0; i < documents.Length; i++)
            {
                documents[i] = (i == 0 ? random.Next(gap) : documents[i - 1] + 1) + random.Next(gap);
                frequencies[i] = 1 + random.Next(most);
            }

            ShouldComeBack(documents, frequencies);
        }));

    [Fact]
    public void The_largest_ordinals_and_frequencies_are_read_too() =>
        ShouldComeBack([.. Enumerable.Range(0, 127), int.MaxValue - 1], [.. Enumerable.Repeat(1, 127), 1 << 30]);

    [Theory]
    [InlineData(128)]
    [InlineData(3)]
    public void A_posting_past_the_last_note_is_damage(int count)
    {
        var bytes = new GrowingBuffer<byte>();
        PostingWriter.Write([.. Enumerable.Range(10, count)], [.. Enumerable.Repeat(1, count)], bytes);

        Should.Throw<InvalidDataException>(() => Read(bytes.Span, count, 10 + count - 1));
        Read(bytes.Span, count, 10 + count).Count.ShouldBe(count);
    }

    private static void ShouldComeBack(int[] documents, int[] frequencies)
    {
        var bytes = new GrowingBuffer<byte>();
        PostingWriter.Write(documents, frequencies, bytes);

        Read(bytes.Span, documents.Length, int.MaxValue).ShouldBe(documents.Zip(frequencies));
    }

    private static List<(int Document, int Frequency)> Read(ReadOnlySpan<byte> bytes, int count, int limit)
    {
        var found = new List<(int, int)>();
        var reader = new PostingReader(bytes, count, limit, new int[PostingReader.BufferLength]);
        while (reader.NextBlock(out var documents, out var frequencies))
        {
            for (var i = 0; i < documents.Length; i++)
            {
                found.Add((documents[i], frequencies[i]));
            }
        }

        return found;
    }
}
