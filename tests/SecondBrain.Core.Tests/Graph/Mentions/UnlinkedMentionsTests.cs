using SecondBrain.Core.Graph.Mentions;
using SecondBrain.Core.Notes;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Graph.Mentions;

public class UnlinkedMentionsTests
{
    [Fact]
    public void A_name_in_a_text_is_a_mention_of_its_note_with_its_place_in_the_original()
    {
        var text = "Queues need backpressure. Without Backpressure they grow.";
        using var index = Index(Note(1, "Backpressure"), Note(2, "Queues in practice", "Something first.", text));

        var mention = new UnlinkedMentions(index.Graph).To(0).ShouldHaveSingleItem();

        (mention.Source, mention.Target, mention.Chunk, mention.Count).ShouldBe((1, 0, 1, 2));
        mention.Passage.ShouldBe(text);
        mention.Highlight.Of(text).ToString().ShouldBe("backpressure");
        mention.Span.ShouldBe(new TextSpan(18 + 12, 18 + 24));
        new UnlinkedMentions(index.Graph).From(1).ShouldBe([mention]);
        new UnlinkedMentions(index.Graph).From(0).ShouldBeEmpty();
    }

    [Fact]
    public void A_link_from_the_one_to_the_other_makes_it_no_mention_and_a_link_back_does_not()
    {
        using var index = Index(Note(1, "Backpressure").WithEdges((3, 1)), Note(2, "A", "backpressure").WithEdges((1, 1)), Note(3, "B", "backpressure"));

        new UnlinkedMentions(index.Graph).To(0).Select(mention => mention.Source).ShouldBe([2]);
    }

    [Fact]
    public void Aliases_are_names_too_and_the_longest_name_wins()
    {
        using var index = Index(
            Note(1, "Learning"),
            Note(2, "Machine Learning") with { Aliases = ["Statistical Learning Theory"] },
            Note(3, "Text", "Machine learning, learning, and statistical learning theory."));

        new UnlinkedMentions(index.Graph).From(2).Select(mention => (mention.Target, mention.Count)).ShouldBe([(1, 2), (0, 1)]);
    }

    [Fact]
    public void A_notes_own_name_is_nobody_elses_in_its_text()
    {
        using var index = Index(Note(1, "Learning"), Note(2, "Machine Learning", "Machine learning is old. Learning is older."));

        new UnlinkedMentions(index.Graph).From(1).ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    [Fact]
    public void Two_notes_of_one_name_are_both_mentioned()
    {
        using var index = Index(Note(1, "Java"), Note(2, "java"), Note(3, "Text", "A cup of Java."));

        new UnlinkedMentions(index.Graph).From(2).Select(mention => mention.Target).ShouldBe([0, 1]);
    }

    [Theory]
    [InlineData("[[Backpressure in pipes]] is another note")]
    [InlineData("[[pipes|backpressure]]")]
    [InlineData("see [backpressure](https://example.org)")]
    [InlineData("see [pipes](notes/backpressure.md)")]
    [InlineData("see https://example.org/backpressure-in-queues?x=1")]
    [InlineData("`backpressure` as a flag")]
    [InlineData("```\nbackpressure\n```")]
    [InlineData("pipes <a title='backpressure'>that flow</a>")]
    [InlineData("backpressured")]
    public void Links_addresses_and_code_have_no_mentions(string text)
    {
        using var index = Index(Note(1, "Backpressure"), Note(2, "Text", text));

        new UnlinkedMentions(index.Graph).From(1).ShouldBeEmpty();
    }

    [Fact]
    public void Notes_that_mention_it_most_come_first()
    {
        using var index = Index(Note(1, "Backpressure"), Note(2, "A", "backpressure"), Note(3, "B", "backpressure", "backpressure"), Note(4, "C", "backpressure"));

        new UnlinkedMentions(index.Graph).To(0).Select(mention => mention.Source).ShouldBe([2, 1, 3]);
    }

    [Fact]
    public void Both_directions_agree()
    {
        var random = new Random(2);
        string[] words = ["red", "green", "deep blue", "blue", "green tea", "tea"];
        using var index = Index([.. Enumerable.Range(0, 30).Select(number => Note(number, words[random.Next(words.Length)], string.Join(' ', Enumerable.Range(0, 8).Select(_ => words[random.Next(words.Length)])))
            .WithEdges((random.Next(30), 1)))]);
        var mentions = new UnlinkedMentions(index.Graph);

        var there = Enumerable.Range(0, 30).SelectMany(mentions.From).ToHashSet();
        var back = Enumerable.Range(0, 30).SelectMany(mentions.To).ToHashSet();

        there.Count.ShouldBeGreaterThan(50);
        back.SetEquals(there).ShouldBeTrue();
    }
}
