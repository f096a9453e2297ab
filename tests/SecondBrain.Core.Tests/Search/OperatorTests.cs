using SecondBrain.Core.Search;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Search;

/// <summary>Operators over an index of several segments, with dead notes that every operator would match.</summary>
public class OperatorTests
{
    private static readonly IndexedNote Breaker = Note(1, "Breaker", "The circuit breaker opens.", "Retries wait.") with { Tags = ["aws/lambda"], Type = "source", Status = "seed" };
    private static readonly IndexedNote Order = Note(2, "Order", "The breaker of a circuit, and circuits of breakers.") with { Tags = ["aws-old"], Status = "evergreen" };
    private static readonly IndexedNote Spanish = Note(3, "Circuito", "El circuito se abre y la operación falla.") with { CreatedAt = At(2026, 1, 31), Type = "person" };
    private static readonly IndexedNote Named = Note(4, "Circuit Breaker", "A pattern.") with { Aliases = ["Fuse Box"], Language = "en-GB", CreatedAt = At(2026, 2, 1) };
    private static readonly IndexedNote Code = Note(5, "Code", "Call retry_policy in C# with node.js; 知識グラフ is a knowledge graph. Retrieval retrieves.") with { CreatedAt = At(2025, 6, 1) };

    [Theory]
    [InlineData("\"circuit breaker\"", "Breaker", "Circuit Breaker")]
    [InlineData("\"CIRCUIT, breaker!\"", "Breaker", "Circuit Breaker")]
    [InlineData("\"breaker circuit\"")]
    [InlineData("\"fuse box\"", "Circuit Breaker")]
    [InlineData("\"la operacion\"", "Circuito")]
    [InlineData("\"opens retries\"")]
    [InlineData("\"retry_policy in\"", "Code")]
    [InlineData("\"retry policy\"", "Code")]
    [InlineData("\"c# with node.js\"", "Code")]
    [InlineData("\"知識グラフ\"", "Code")]
    [InlineData("\"識知\"")]
    [InlineData("\"breaker opens\" \"retries wait\"", "Breaker")]
    [InlineData("pattern \"circuit breaker\"", "Breaker", "Circuit Breaker")]
    [InlineData("\"breaker\"", "Breaker", "Circuit Breaker", "Order")]
    public void A_phrase_has_to_be_there_as_it_is_written(string query, params string[] titles) => ShouldFind(query, titles);

    [Theory]
    [InlineData("circuit -opens", "Circuit Breaker", "Circuito", "Order")]
    [InlineData("circuit -open", "Circuit Breaker", "Circuito", "Order")]
    [InlineData("circuit -\"circuit breaker\"", "Circuito", "Order")]
    [InlineData("breaker -retr*", "Circuit Breaker", "Order")]
    [InlineData("circuit -circuit")]
    [InlineData("circuit -c#", "Breaker", "Circuit Breaker", "Circuito", "Order")]
    public void What_is_excluded_is_not_there(string query, params string[] titles) => ShouldFind(query, titles);

    [Theory]
    [InlineData("retriev*", "Code")]
    [InlineData("retr*", "Breaker", "Code")]
    [InlineData("RETR*", "Breaker", "Code")]
    [InlineData("operació*", "Circuito")]
    [InlineData("retry_po*", "Code")]
    [InlineData("知*", "Code")]
    [InlineData("zz*")]
    public void A_prefix_finds_the_words_that_begin_so(string query, params string[] titles) => ShouldFind(query, titles);

    [Theory]
    [InlineData("tag:aws", "Breaker")]
    [InlineData("-tag:aws", "Circuit Breaker", "Circuito", "Code", "Order")]
    [InlineData("type:SOURCE", "Breaker")]
    [InlineData("-type:note", "Breaker", "Circuito")]
    [InlineData("status:evergreen", "Order")]
    [InlineData("lang:es", "Circuito")]
    [InlineData("lang:en before:2026", "Breaker", "Code", "Order")]
    [InlineData("lang:en-gb", "Circuit Breaker")]
    [InlineData("before:2025", "Breaker", "Order")]
    [InlineData("after:2025", "Circuit Breaker", "Circuito", "Code")]
    [InlineData("after:2026-01 before:2026-02", "Circuito")]
    [InlineData("after:2026-02-01", "Circuit Breaker")]
    [InlineData("circuit tag:aws", "Breaker")]
    [InlineData("tag:nothing")]
    [InlineData("tag:aws status:evergreen")]
    public void Conditions_filter(string query, params string[] titles) => ShouldFind(query, titles);

    [Fact]
    public void Filters_of_the_request_hold_beside_those_of_the_query()
    {
        using var index = Several();

        index.Search(new SearchRequest("circuit lang:en") { After = At(2026, 1, 1) }, []).Titles().ShouldBe(["Circuit Breaker"]);
        index.Search(new SearchRequest("circuito operación abre") { Language = "es", Before = At(2026, 2, 1) }, []).Titles().ShouldBe(["Circuito"]);
        index.Search(new SearchRequest("circuit -tag:aws", Type: "source"), []).Total.ShouldBe(0);
    }

    [Fact]
    public void Operators_without_a_word_list_what_passes_the_last_changed_first()
    {
        using var index = Several();

        var answer = index.Search(new SearchRequest("-tag:aws", Limit: 2), []);

        answer.Titles().ShouldBe(["Code", "Circuit Breaker"]);
        answer.Total.ShouldBe(4);
        answer.Hits.ShouldAllBe(hit => hit.Score == 0 && hit.Snippet.Length > 0);
    }

    [Fact]
    public void Operators_hold_for_meaning_and_the_graph_too()
    {
        using var index = IndexOneByOne(
            Note(1, "seed", "alpha").WithVectors([0, 1]).WithEdges((2, 1), (3, 1)),
            Note(2, "linked", "beta").WithVectors([0, 1]) with { Tags = ["keep"] },
            Note(3, "dropped", "gamma").WithVectors([0, 1]),
            Note(4, "near", "delta").WithVectors([0.1f, 1]) with { Tags = ["keep"] });

        index.Search(new SearchRequest("alpha tag:keep"), [0f, 1f]).Titles().Order().ShouldBe(["linked", "near"]);
        index.Search(new SearchRequest("alpha -gamma -delta"), [0f, 1f]).Titles().Order().ShouldBe(["linked", "seed"]);
    }

    [Fact]
    public void A_query_that_cannot_be_used_is_refused()
    {
        using var index = Several();

        var answer = index.Search("circuit before:soon");

        answer.Hits.ShouldBeEmpty();
        answer.Refused!.Operator.ShouldBe("before:soon");
        index.Search(new SearchRequest("circuit before:soon") { IsText = true }, []).Hits.ShouldNotBeEmpty();
    }

    private static void ShouldFind(string query, string[] titles)
    {
        using var index = Several();
        var answer = index.Search(query);

        answer.Refused.ShouldBeNull();
        answer.Titles().Order(StringComparer.Ordinal).ShouldBe(titles);
        answer.Total.ShouldBe(titles.Length);
    }

    /// <summary>Old versions of the notes would be found by all that is asked for here, if they lived. The graph is tested elsewhere.</summary>
    private static BrainIndex Several()
    {
        IndexedNote[] notes = [Breaker, Order, Spanish, Named, Code];
        var index = new BrainIndex(SearchOptions.Default with { GraphShare = 0 });
        index.Apply([.. notes.Select(note => note with { Chunks = Breaker.Chunks, Title = "Circuit Breaker opens", Tags = ["aws"] })], []);
        foreach (var note in notes)
        {
            index.Put(note);
        }

        index.Put(Note(6, "Gone circuit breaker", "circuit breaker retriev retry") with { Tags = ["aws"] });
        index.Remove(Id(6));
        return index;
    }

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
