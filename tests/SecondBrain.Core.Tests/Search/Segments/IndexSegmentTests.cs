using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search.Segments;
using SecondBrain.Core.Search.Text;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Search.Segments;

public class IndexSegmentTests
{
    [Fact]
    public void Every_note_is_read_as_it_was_put_in() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100),
        Prop.ForAll(SegmentNotes.Seeds, seed =>
        {
            var random = new Random(seed);
            var notes = SegmentNotes.Make(random, random.Next(12));
            var segment = Reopen(SegmentBuilder.Build(notes, "cursor é"));

            segment.Cursor.ShouldBe("cursor é");
            segment.Notes.ShouldBe(notes.Count);
            segment.Chunks.ShouldBe(notes.Sum(note => note.Chunks.Count));
            segment.VectorCount.ShouldBe(notes.Sum(note => note.Chunks.Count(chunk => chunk.Vector is not null)));
            segment.Edges.ShouldBe(notes.Sum(note => note.Edges.Count));
            segment.UnresolvedLinks.ShouldBe(notes.Sum(note => note.UnresolvedLinks));
            for (var i = 0; i < notes.Count; i++)
            {
                segment.Id(i).ShouldBe(notes[i].Id);
                segment.Find(notes[i].Id).ShouldBe(i);
                segment.ChunkCount(i).ShouldBe(notes[i].Chunks.Count);
                segment.Read(i).ShouldEqual(notes[i]);
            }
        }));

    [Fact]
    public void A_segment_of_no_notes_has_nothing()
    {
        var segment = Reopen(SegmentBuilder.Build([]));

        (segment.Notes, segment.Chunks, segment.Terms, segment.Nodes, segment.Dimensions).ShouldBe((0, 0, 0, 0, 0));
        segment.FindTerm("ea").ShouldBe(-1);
        segment.Find(Id(1)).ShouldBe(-1);
        segment.WordsFrom("").Next().ShouldBeFalse();
        SegmentMerger.Merge([]).Bytes.Span.SequenceEqual(segment.Bytes.Span).ShouldBeTrue();
    }

    [Fact]
    public void A_text_longer_than_a_block_is_read_whole_and_so_are_its_neighbours()
    {
        var random = new Random(7);
        string[] texts = ["before", string.Concat(Enumerable.Range(0, 30_000).Select(_ => (char)random.Next('a', 'ÿ'))), "", "after"];
        var segment = Reopen(SegmentBuilder.Build([Note(1, "Long", texts)]));

        Enumerable.Range(0, 4).Select(segment.Text).ShouldBe(texts);
        segment.TextBlocks.Count.ShouldBe(2);
    }

    [Fact]
    public void Many_threads_read_the_same_texts()
    {
        var notes = SegmentNotes.Make(new Random(2), 200, mostWords: 400);
        var segment = SegmentBuilder.Build(notes);
        segment.TextBlocks.Count.ShouldBeGreaterThan(10);

        Parallel.For(0, 2000, i => segment.Read(i * 37 % notes.Count).Chunks.ShouldBe(notes[i * 37 % notes.Count].Chunks));
    }

    [Fact]
    public void A_vector_of_another_dimension_than_the_first_is_left_out()
    {
        var segment = SegmentBuilder.Build([Note(1, "One", "a", "b").WithVectors([1, 0, 0], [1, 0]), Note(2, "Two", "c").WithVectors([0, 1, 0])]);

        segment.Dimensions.ShouldBe(3);
        segment.ChunkVectors.ToArray().ShouldBe([0, -1, 1]);
        segment.Read(0).Chunks[1].Vector.ShouldBeNull();
    }

    [Fact]
    public void The_dimension_of_a_merge_is_that_of_the_first_living_vector()
    {
        var old = SegmentBuilder.Build([Note(1, "Old", "a").WithVectors([1, 0])]);
        var other = SegmentBuilder.Build([Note(2, "New", "b").WithVectors([1, 0, 0])]);

        SegmentMerger.Merge([new SegmentPart(old, default), new SegmentPart(other, default)]).Dimensions.ShouldBe(2);
        SegmentMerger.Merge([new SegmentPart(old, new ulong[] { 1 }), new SegmentPart(other, default)]).Dimensions.ShouldBe(3);
    }

    [Fact]
    public void A_note_is_in_a_segment_once()
    {
        var note = Note(1, "One", "text");

        Should.Throw<ArgumentException>(() => SegmentBuilder.Build([note, note]));
        var segment = SegmentBuilder.Build([note]);
        Should.Throw<ArgumentException>(() => SegmentMerger.Merge([new SegmentPart(segment, default), new SegmentPart(segment, default)]));
        SegmentMerger.Merge([new SegmentPart(segment, default), new SegmentPart(segment, new ulong[] { 1 })]).Notes.ShouldBe(1);
    }

    [Fact]
    public void A_lone_surrogate_is_the_replacement_character_and_finds_as_one()
    {
        var lone = new string('x', Tokenizer.MaxLength - 1) + "\ud800\udc00";
        var segment = SegmentBuilder.Build([Note(1, "a\ud800b", lone, lone + "x") with { Type = "t\udc00" }]);

        segment.Title(0).ShouldBe("a\ufffdb");
        segment.Type(0).ShouldBe("t\ufffd");
        segment.FindLabel("t\udc00").ShouldBe(segment.FindLabel("t\ufffd"));
        for (var term = 0; term < segment.Terms; term++)
        {
            segment.FindTerm(segment.Term(term)).ShouldBe(term);
        }
    }

    [Fact]
    public void Ids_spell_the_same_note()
    {
        foreach (var text in (string[])["00000000000000000000000000", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01JD0QMZ8Y5N4V3X2W1T0RSPAB"])
        {
            Ulids.ToId(Ulids.Of(NoteId.Parse(text))).Value.ShouldBe(text);
        }
    }

    private static IndexSegment Reopen(IndexSegment segment) => IndexSegment.Open(segment.Bytes).ShouldBeOfType<SegmentReadResult.Opened>().Segment;
}
