using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Search;

public class SnippetTests
{
    private static readonly string Filler = string.Concat(Enumerable.Repeat("Nothing of note stands in this sentence. ", 20));

    [Fact]
    public void The_snippet_is_the_passage_around_the_match_and_its_highlights_are_the_words()
    {
        using var index = Index(Note(1, "t", $"{Filler}The circuit breakers open after failures. {Filler}"));

        var hit = index.Search("circuit breaker failure").Hits.ShouldHaveSingleItem();

        hit.Snippet.ShouldContain("The circuit breakers open after failures.");
        hit.Snippet.Length.ShouldBeLessThanOrEqualTo(241);
        hit.Highlights.Select(span => span.Of(hit.Snippet).ToString()).ShouldBe(["circuit", "breakers", "failures"]);
        Filler.ShouldContain(hit.Snippet.Split(' ')[0]);
    }

    [Fact]
    public void The_passage_with_most_of_the_words_is_chosen()
    {
        using var index = Index(Note(1, "t", $"A lonely breaker. {Filler}Here the circuit and its breaker are together."));

        index.Search("circuit breaker").Hits.ShouldHaveSingleItem().Snippet.ShouldContain("together");
    }

    [Fact]
    public void The_best_chunk_is_the_one_with_the_words()
    {
        using var index = Index(Note(1, "t", "Nothing here.", "The circuit breaker is here.", "Nothing there."));

        var hit = index.Search("breaker").Hits.ShouldHaveSingleItem();

        hit.Chunk.ShouldBe(1);
        hit.Snippet.ShouldBe("The circuit breaker is here.");
    }

    [Fact]
    public void A_phrase_is_shown_and_marked_as_one()
    {
        using var index = Index(Note(1, "t", $"A breaker of a circuit, a circuit. {Filler}The circuit breaker opens. {Filler}", "A circuit, a circuit, a breaker."));

        var hit = index.Search("\"circuit breaker\" opens").Hits.ShouldHaveSingleItem();

        hit.Highlights.Select(span => span.Of(hit.Snippet).ToString()).ShouldBe(["circuit breaker", "opens"]);
    }

    [Fact]
    public void Words_that_begin_with_a_prefix_are_marked()
    {
        using var index = Index(Note(1, "t", "Retrieval retries nothing."));

        var hit = index.Search("retri*").Hits.ShouldHaveSingleItem();

        hit.Highlights.Select(span => span.Of(hit.Snippet).ToString()).ShouldBe(["Retrieval", "retries"]);
        hit.Terms.ShouldBe(["retri*"]);
    }

    [Fact]
    public void A_match_of_the_title_alone_shows_the_start()
    {
        using var index = Index(Note(1, "Breaker", "First words of the note."));

        var hit = index.Search("breaker").Hits.ShouldHaveSingleItem();

        hit.Snippet.ShouldBe("First words of the note.");
        hit.Highlights.ShouldBeEmpty();
    }

    [Fact]
    public void A_note_without_text_has_an_empty_snippet()
    {
        using var index = Index(Note(1, "Breaker"));

        var hit = index.Search("breaker").Hits.ShouldHaveSingleItem();

        (hit.Snippet, hit.Chunk).ShouldBe(("", null));
    }

    [Theory]
    [InlineData("😀", 1)]
    [InlineData("a😀", 0)]
    [InlineData("知識", 5)]
    [InlineData("needle ", 3)]
    public void Snippets_are_verbatim_and_cut_no_character(string unit, int lead)
    {
        var text = new string('x', lead) + string.Concat(Enumerable.Repeat(unit, 300)) + " needle " + string.Concat(Enumerable.Repeat(unit, 300));
        using var index = Index(Note(1, "t", text));

        var hit = index.Search("needle").Hits.ShouldHaveSingleItem();

        text.ShouldContain(hit.Snippet);
        char.IsLowSurrogate(hit.Snippet[0]).ShouldBeFalse();
        char.IsHighSurrogate(hit.Snippet[^1]).ShouldBeFalse();
        hit.Highlights.ShouldNotBeEmpty();
        hit.Highlights.ShouldAllBe(span => hit.Snippet.Substring(span.Start, span.Length) == "needle");
    }
}
