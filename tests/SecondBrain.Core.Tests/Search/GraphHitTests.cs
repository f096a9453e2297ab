using SecondBrain.Core.Search;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Search;

public class GraphHitTests
{
    [Fact]
    public void A_note_that_links_lead_to_is_found_and_says_by_which_way()
    {
        using var index = IndexOneByOne(
            Note(3, "Far", "nothing of it") with { Edges = [new IndexedEdge(Id(2), "supports", 1)] },
            Note(2, "Between", "nothing either"),
            Note(1, "Start", "sourdough") with { Edges = [new IndexedEdge(Id(2), "cites", 1)] },
            Note(4, "Alone", "nothing at all"));

        var hits = index.Search("sourdough").Hits;

        hits.Select(hit => hit.Title).ShouldBe(["Start", "Between", "Far"]);
        hits[0].Path.ShouldBeEmpty();
        hits[1].Path.ShouldBe([new PathNote(Id(1), "Start", null, false), new PathNote(Id(2), "Between", "cites", true, 1)]);
        hits[2].Path.ShouldBe([.. hits[1].Path, new PathNote(Id(3), "Far", "supports", false, 1)]);
        hits[1].Parts.Graph.ShouldBeGreaterThan(hits[2].Parts.Graph);
        hits[2].Parts.Words.ShouldBe(0);
    }

    [Fact]
    public void Edges_cross_segments_and_follow_the_living_version()
    {
        using var index = IndexOneByOne(Note(1, "Start", "sourdough").WithEdges((2, 1), (3, 1)), Note(2, "Old title", "x"), Note(3, "Gone", "y"));
        index.Put(Note(2, "New title", "z"));
        index.Remove(Id(3));

        index.Search("sourdough").Titles().ShouldBe(["Start", "New title"]);
        index.Put(Note(1, "Start", "sourdough"));
        index.Search("sourdough").Titles().ShouldBe(["Start"]);
    }

    [Theory]
    [InlineData("The starter of Grandmother's Rye needs flour.", "Grandmother's Rye")]
    [InlineData("The starter of grandmothers rye needs flour.", null)]
    [InlineData("We read about the starter in Das Brot.", "Bread Book")]
    [InlineData("The starter lives in 冷蔵庫.", "冷蔵庫")]
    public void A_name_in_the_text_of_a_hit_leads_to_its_note(string text, string? named)
    {
        using var index = IndexOneByOne(Note(1, "Hit", text), Note(2, "Grandmother's Rye", "x"), Note(3, "Bread Book", "y") with { Aliases = ["Das Brot"] }, Note(4, "冷蔵庫", "z"), Note(5, "The", "stop word"));

        var hits = index.Search("starter").Hits;

        hits.Select(hit => hit.Title).ShouldBe(named is null ? ["Hit"] : ["Hit", named]);
        if (named is not null)
        {
            hits[1].Path[1].EdgeType.ShouldBe("mentions");
        }
    }

    [Fact]
    public void Without_seeds_the_graph_is_not_walked()
    {
        using var index = new BrainIndex(new SearchOptions { GraphSeeds = 0 });
        index.Apply([Note(1, "Start", "sourdough").WithEdges((2, 1)), Note(2, "Linked", "nothing of it")], []);

        index.Search("sourdough").Titles().ShouldBe(["Start"]);
    }

    [Fact]
    public void Without_links_and_names_words_decide_alone()
    {
        using var index = Index(Note(1, "a", "sourdough"), Note(2, "b", "sourdough sourdough"));

        index.Search("sourdough").Hits.ShouldAllBe(hit => hit.Parts.Graph == 0 && hit.Path.Count == 0);
    }

    [Fact]
    public void A_way_through_notes_that_may_not_be_seen_is_not_shown()
    {
        using var index = Index(
            Note(1, "Public", "sourdough") with { Visibility = "public", Edges = [new IndexedEdge(Id(2), "links", 1)] },
            Note(2, "Secret", "x") with { Edges = [new IndexedEdge(Id(3), "links", 1)] },
            Note(3, "Also public", "y") with { Visibility = "public" });

        var hits = index.Search(new SearchRequest("sourdough", Visibility: "public"), []).Hits;

        hits.Select(hit => hit.Title).ShouldBe(["Public", "Also public"]);
        hits[1].Path.ShouldBeEmpty();
    }
}
