using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Search;

public class BrainIndexTests
{
    [Fact]
    public void A_note_is_found_by_any_form_of_its_words()
    {
        using var index = Index(Note(1, "Retries", "Retrying a failed request needs an idempotency key."), Note(2, "Bread", "Flour and water."));

        var hit = index.Search("failing requests").Hits.ShouldHaveSingleItem();

        hit.Id.ShouldBe(Id(1));
        hit.Score.ShouldBe(1);
        hit.Parts.Words.ShouldBeGreaterThan(0);
        hit.Parts.Meaning.ShouldBe(0);
        hit.Terms.ShouldBe(["failing", "requests"]);
        hit.Chunk.ShouldBe(0);
        hit.ChunkSpan.ShouldBe(new TextSpan(0, 51));
    }

    [Fact]
    public void The_score_is_BM25F_of_the_weighed_fields()
    {
        using var index = Index(Note(1, "alpha", "alpha beta"), Note(2, "gamma", "beta delta delta delta"));

        // Titles of 1 word, average 1; texts of 2 and 4 words, average 3; alpha once in each field; idf ln(1 + 1.5/1.5).
        var options = SearchOptions.Default;
        var body = 1 / (1 - options.LengthNormalisation + (options.LengthNormalisation * 2 / 3));
        var frequency = options.TitleWeight + body;
        var expected = Math.Log(2) * frequency / (frequency + options.Saturation);
        index.Search("alpha").Hits.ShouldHaveSingleItem().Parts.Words.ShouldBe(expected, 1e-9);
    }

    [Fact]
    public void A_word_of_the_title_counts_more_than_one_of_the_body()
    {
        using var index = Index(Note(1, "Water", "Sourdough bread at home, slowly."), Note(2, "Sourdough", "Water and bread at home, slowly."));

        index.Search("sourdough").Titles().ShouldBe(["Sourdough", "Water"]);
    }

    [Fact]
    public void Aliases_and_tags_are_searched()
    {
        using var index = Index(Note(1, "One", "text") with { Aliases = ["Zettelkasten"] }, Note(2, "Two", "text") with { Tags = ["knowledge/zettel"] });

        index.Search("zettelkasten").Titles().ShouldBe(["One"]);
        index.Search("zettel").Titles().ShouldBe(["Two"]);
    }

    [Fact]
    public void Spanish_notes_are_found_by_any_form_of_their_words_with_and_without_accents()
    {
        using var index = Index(
            Note(1, "Idempotencia", "La operación se repite sin efectos; ella comió las peras con nosotros."),
            Note(2, "Comma", "The com port of the computer is open."));

        index.Search("operaciones").Titles().ShouldBe(["Idempotencia"]);
        index.Search("operacion").Titles().ShouldBe(["Idempotencia"]);
        index.Search("comer").Titles().ShouldBe(["Idempotencia"], "its stem 'com' is no English word");
        index.Search("comió").Titles().ShouldBe(["Idempotencia"]);
        index.Search("comio").Titles().ShouldBe(["Idempotencia"]);
    }

    [Fact]
    public void One_query_finds_notes_of_both_languages()
    {
        using var index = Index(
            Note(1, "English", "The lambda functions are called by the queue."),
            Note(2, "Español", "Las funciones lambda se llaman desde la cola."));

        index.Search("lambda").Titles().Order().ShouldBe(["English", "Español"]);
    }

    [Fact]
    public void A_note_of_another_language_is_found_by_its_words_as_they_are()
    {
        using var index = Index(Note(1, "Fische", "Der Zander schwimmt im Fluss.") with { Language = "de" });

        index.Search("zander").Titles().ShouldBe(["Fische"]);
        var other = index.Search("zanders").Hits.ShouldHaveSingleItem();
        other.Terms.ShouldBeEmpty("no rule of German makes one of the other");
        other.Corrected.ShouldBe([new CorrectedWord("zanders", "zander")]);
    }

    [Fact]
    public void Stop_words_do_not_choose_the_hits()
    {
        using var index = Index(Note(1, "One", "the of and the"), Note(2, "Two", "the snapshot"));

        index.Search("what is the snapshot").Titles().ShouldBe(["Two"]);
    }

    [Fact]
    public void A_query_of_nothing_but_stop_words_is_taken_by_its_word()
    {
        using var index = Index(Note(1, "Hamlet", "To be, or not to be."), Note(2, "Other", "Something else."));

        index.Search("to be or not to be").Titles().ShouldBe(["Hamlet"]);
    }

    [Theory]
    [InlineData("c++")]
    [InlineData("知識")]
    [InlineData("table_name")]
    [InlineData("godel")]
    public void Identifiers_signs_and_accents_are_found(string query)
    {
        using var index = Index(Note(1, "Found", "C++ and 知識グラフ; table_name; Gödel"), Note(2, "Not", "table of names, c"));

        index.Search(query).Titles().First().ShouldBe("Found");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!…")]
    [InlineData("absent")]
    public void Nothing_is_found_by_nothing(string query)
    {
        using var index = Index(Note(1, "One", "text"));

        index.Search(query).ShouldBe(SearchAnswer.Empty);
    }

    [Fact]
    public void Filters_leave_out_what_does_not_pass()
    {
        using var index = Index(
            Note(1, "a", "word") with { Type = "source", Status = "seed", Tags = ["aws/lambda"], Visibility = "private" },
            Note(2, "b", "word") with { Type = "note", Status = "evergreen", Tags = ["aws-old"], Visibility = "public" });

        index.Search(new SearchRequest("word", Type: "SOURCE"), []).Titles().ShouldBe(["a"]);
        index.Search(new SearchRequest("word", Status: "evergreen"), []).Titles().ShouldBe(["b"]);
        index.Search(new SearchRequest("word", Tag: "aws"), []).Titles().ShouldBe(["a"]);
        index.Search(new SearchRequest("word", Visibility: "public"), []).Titles().ShouldBe(["b"]);
        index.Search(new SearchRequest("word", Type: "note", Visibility: "private"), []).Total.ShouldBe(0);
    }

    [Fact]
    public void Pages_follow_each_other_without_gap_or_repetition()
    {
        using var index = Index([.. Enumerable.Range(1, 25).Select(i => Note(i, $"n{i}", "same words"))]);

        var all = index.Search(new SearchRequest("words", Limit: 100), []);
        var pages = Enumerable.Range(0, 4).SelectMany(page => index.Search(new SearchRequest("words", Limit: 7, Offset: page * 7), []).Hits).Select(hit => hit.Id);

        all.Total.ShouldBe(25);
        pages.ShouldBe(all.Hits.Select(hit => hit.Id));
        index.Search(new SearchRequest("words", Limit: 7, Offset: 25), []).Hits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1001, 0)]
    [InlineData(10, -1)]
    public void Limits_out_of_range_are_refused(int limit, int offset)
    {
        using var index = new BrainIndex();

        Should.Throw<ArgumentOutOfRangeException>(() => index.Search(new SearchRequest("x", limit, offset), []));
    }

    [Fact]
    public void A_note_that_is_put_again_replaces_itself()
    {
        using var index = Index(Note(1, "Old", "ancient words").WithEdges((2, 1)));

        index.Put(Note(1, "New", "modern words"));

        index.Search("ancient").Total.ShouldBe(0);
        index.Search("modern").Titles().ShouldBe(["New"]);
        index.Stats.ShouldBe(new IndexStats(1, 1, 0, 0, 0));
        index.Find(Id(1))!.Title.ShouldBe("New");
    }

    [Fact]
    public void A_removed_note_is_gone_and_scores_are_as_if_it_had_never_been()
    {
        using var index = Index(Note(1, "One", "shared words here"), Note(2, "Two", "shared text"), Note(3, "Three", "other shared"));
        using var without = Index(Note(1, "One", "shared words here"), Note(3, "Three", "other shared"));

        index.Remove(Id(2)).ShouldBeTrue();
        index.Remove(Id(2)).ShouldBeFalse();

        index.Search("shared words").Hits.Select(hit => (hit.Id, hit.Parts)).ShouldBe(without.Search("shared words").Hits.Select(hit => (hit.Id, hit.Parts)));
        index.Stats.ShouldBe(new IndexStats(2, 2, 0, 0, 0));
    }

    [Fact]
    public void An_edge_counts_while_both_its_notes_are_there()
    {
        using var index = IndexOneByOne(Note(1, "One", "text").WithEdges((2, 1), (9, 1)), Note(2, "Two", "text").WithEdges((1, 1)), Note(3, "Three", "text").WithEdges((2, 1)));
        index.Stats.Edges.ShouldBe(3);

        index.Remove(Id(2));
        index.Stats.Edges.ShouldBe(0);

        index.Put(Note(2, "Two", "text"));
        index.Put(Note(9, "Nine", "text"));
        index.Stats.Edges.ShouldBe(3);
    }

    [Fact]
    public void Many_rewrites_leave_the_same_answers()
    {
        using var index = new BrainIndex();
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < 200; i++)
            {
                index.Put(Note(i, $"note {i}", $"common word{i % 10} round{round}"));
            }
        }

        using var fresh = Index([.. Enumerable.Range(0, 200).Select(i => Note(i, $"note {i}", $"common word{i % 10} round19"))]);
        index.Search("round18").Total.ShouldBe(0);
        index.Search("word3 common").Hits.Select(hit => (hit.Id, hit.Score)).ShouldBe(fresh.Search("word3 common").Hits.Select(hit => (hit.Id, hit.Score)));
        index.Stats.ShouldBe(fresh.Stats);
    }

    [Fact]
    public async Task Readers_see_a_note_whole_while_it_is_rewritten()
    {
        using var index = Index(Note(1, "even", "even even"));
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            for (var i = 0; i < 3000; i++)
            {
                var word = i % 2 == 0 ? "odd" : "even";
                index.Put(Note(1, word, $"{word} {word}").WithVectors([i % 2 == 0 ? 1 : -1, 1]));
            }

            stop.Cancel();
        });

        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                var hits = index.Search(new SearchRequest("odd even"), [1f, 1f]).Hits;
                hits.ShouldHaveSingleItem().Terms.ShouldBe([hits[0].Title]);
                hits[0].Snippet.ShouldBe($"{hits[0].Title} {hits[0].Title}");
            }
        })).ToArray();

        await writer;
        await Task.WhenAll(readers);
        index.Stats.ShouldBe(new IndexStats(1, 1, 1, 0, 0));
    }
}
