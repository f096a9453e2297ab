using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Search.Ranking;

public class MentionTests
{
    [Fact]
    public void A_hit_leads_to_the_note_that_its_text_names()
    {
        var ways = Ways("The lens was ground by Ada Mohr in Jena.", Note(2, "Ada Mohr", "Born in 1802."));

        ways.ShouldBe([(Id(2), "mentions")]);
    }

    [Fact]
    public void A_title_is_also_named_without_its_parenthesis()
    {
        Ways("The lens went to Mercury.", Note(2, "Mercury (planet)", "It has no moon.")).ShouldBe([(Id(2), "mentions")]);
    }

    [Fact]
    public void One_word_is_a_mention_only_where_it_is_written_like_the_name()
    {
        Ways("Grind the lens to find more time.", Note(2, "find", "Looks for files."), Note(3, "Time", "Passes.")).ShouldBeEmpty();
        Ways("Grind the lens. Find more Time.", Note(2, "find", "Looks for files."), Note(3, "Time", "Passes.")).ShouldBe([(Id(3), "mentions")]);
    }

    [Fact]
    public void A_name_inside_of_a_longer_name_is_not_meant()
    {
        Ways("The lens is in New York City now.", Note(2, "New York City", "Five boroughs."), Note(3, "New York", "Albany is its capital.")).ShouldBe([(Id(2), "mentions")]);
    }

    [Fact]
    public void A_hit_that_names_a_note_gets_nothing_back_for_it()
    {
        using var index = Index(Note(1, "One", "The lens of Ada Mohr."), Note(2, "Two", "The lens of Bob Moor."), Note(3, "Ada Mohr", "Born in 1802."));

        var hits = index.Search(new SearchRequest("lens"), []).Hits.ToDictionary(hit => hit.Id, hit => hit.Parts.Graph);

        hits[Id(1)].ShouldBe(hits[Id(2)], 0.02);
        hits[Id(3)].ShouldBeGreaterThan(hits[Id(1)]);
    }

    [Fact]
    public void Which_of_two_namesakes_was_indexed_first_changes_no_score()
    {
        IndexedNote[] notes =
        [
            Note(1, "Optics", "The lens was ground by Ada Mohr in Jena."),
            Note(2, "Ada Mohr", "Born in 1802.").WithEdges((3, 0.5), (4, 0.25)),
            Note(3, "Ada Mohr", "Born in 1911.").WithEdges((5, 1)),
            Note(4, "Jena", "On the Saale.").WithEdges((3, 0.5), (5, 0.25)),
            Note(5, "Weimar", "On the Ilm.").WithEdges((4, 1)),
        ];
        using var index = Index(notes);
        using var backwards = IndexOneByOne(notes.Reverse());

        backwards.Search("lens").Hits.Select(hit => (hit.Id, hit.Score)).ShouldBe(index.Search("lens").Hits.Select(hit => (hit.Id, hit.Score)));
    }

    /// <summary>The notes that a search for a word of the first note reaches through the graph.</summary>
    private static List<(NoteId Id, string? Type)> Ways(string text, params IndexedNote[] others)
    {
        using var index = Index([Note(1, "Optics", text), .. others]);
        return [.. index.Search(new SearchRequest("lens"), []).Hits.Where(hit => hit.Id != Id(1)).Select(hit => (hit.Id, hit.Path[^1].EdgeType)).OrderBy(way => way.Id)];
    }
}
