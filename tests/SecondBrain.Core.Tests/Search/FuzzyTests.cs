using SecondBrain.Core.Search;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Search;

public class FuzzyTests
{
    [Theory]
    [InlineData("idempotnecy", "idempotency")]
    [InlineData("idempotensi", "idempotency")]
    [InlineData("snapshto", "snapshot")]
    [InlineData("qeueu", null)]
    [InlineData("quue", null)]
    [InlineData("queeu", "queue")]
    [InlineData("ueue", null)]
    [InlineData("xdempotency", null)]
    [InlineData("x12344", null)]
    public void A_mistyped_word_stands_for_the_nearest_word_with_its_first_letter(string written, string? taken)
    {
        using var index = IndexOneByOne(Note(1, "One", "A snapshot of the idempotency key, x12345."), Note(2, "Two", "A queue."));

        var hits = index.Search(written).Hits;

        if (taken is null)
        {
            hits.ShouldBeEmpty();
            return;
        }

        var hit = hits.ShouldHaveSingleItem();
        hit.Corrected.ShouldBe([new CorrectedWord(written, taken)]);
        hit.Terms.ShouldBeEmpty("the note does not have the word as it is written");
        hit.Highlights.Select(span => span.Of(hit.Snippet).ToString()).ShouldBe([taken]);
    }

    [Fact]
    public void A_word_that_a_note_has_is_taken_as_it_is()
    {
        using var index = Index(Note(1, "One", "A snapshot."), Note(2, "Two", "A snapshop."));

        index.Search("snapshop").Hits.ShouldHaveSingleItem().Corrected.ShouldBeEmpty();
    }

    [Fact]
    public void Words_of_notes_that_are_gone_stand_for_nothing()
    {
        using var index = IndexOneByOne(Note(1, "One", "A snapshot."), Note(2, "Two", "Something else."));
        index.Put(Note(1, "One", "Changed."));

        index.Search("snapshto").Total.ShouldBe(0);
    }

    [Fact]
    public void Words_that_are_equally_near_are_all_taken_and_each_hit_says_which_it_has()
    {
        using var index = IndexOneByOne(Note(1, "One", "planet"), Note(2, "Two", "plane"), Note(3, "Three", "planar"));

        index.Search("planes").Hits.ShouldHaveSingleItem().Corrected.ShouldBeEmpty("its stem is that of plane");
        index.Search("planex").Hits.ToDictionary(hit => hit.Title, hit => hit.Corrected.Single().Taken).ShouldBe(
            new Dictionary<string, string> { ["One"] = "planet", ["Two"] = "plane" }, ignoreOrder: true);
    }
}
