using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Search.Segments;

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
            var segment = SegmentBuilder.Build(notes, "cursor é");

            segment.Cursor.ShouldBe("cursor é");
            segment.Notes.ShouldBe(notes.Count);
            for (var i = 0; i < notes.Count; i++)
            {
                segment.Find(notes[i].Id).ShouldBe(i);
                segment.Read(i).ShouldEqual(notes[i]);
            }
        }));
}
