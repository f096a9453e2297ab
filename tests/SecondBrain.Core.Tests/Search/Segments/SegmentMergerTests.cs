using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Search;
using SecondBrain.Core.Search.Segments;

namespace SecondBrain.Core.Tests.Search.Segments;

public class SegmentMergerTests
{
    [Fact]
    public void A_merge_is_byte_for_byte_the_segment_of_the_living_notes() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(SegmentNotes.Seeds, seed =>
        {
            var random = new Random(seed);
            var (parts, living) = Parts(random, parts: random.Next(1, 5), notes: random.Next(1, 12), mostWords: 60, deadOfTen: random.Next(0, 8));

            SegmentMerger.Merge(parts, "c").Bytes.Span.SequenceEqual(SegmentBuilder.Build(living, "c").Bytes.Span).ShouldBeTrue();
        }));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void So_is_a_merge_of_many_blocks_of_texts_and_postings(int deadOfTen)
    {
        var (parts, living) = Parts(new Random(deadOfTen), parts: 3, notes: 300, mostWords: 400, deadOfTen);

        var merged = SegmentMerger.Merge(parts);

        merged.Bytes.Span.SequenceEqual(SegmentBuilder.Build(living).Bytes.Span).ShouldBeTrue();
        merged.TextBlocks.Count.ShouldBeGreaterThan(20);
    }

    private static (List<SegmentPart> Parts, List<IndexedNote> Living) Parts(Random random, int parts, int notes, int mostWords, int deadOfTen)
    {
        var living = new List<IndexedNote>();
        var segments = new List<SegmentPart>();
        for (var part = 0; part < parts; part++)
        {
            var made = SegmentNotes.Make(random, notes, part * notes, mostWords);
            var dead = new ulong[random.Next(2) * ((notes + 63) / 64)];
            for (var note = 0; note < made.Count; note++)
            {
                if (dead.Length > 0 && random.Next(10) < deadOfTen)
                {
                    dead[note / 64] |= 1UL << (note % 64);
                }
                else
                {
                    living.Add(made[note]);
                }
            }

            segments.Add(new SegmentPart(SegmentBuilder.Build(made), dead));
        }

        return (segments, living);
    }
}
