using SecondBrain.Core.Access;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Core.Tests.Freshness;
using SecondBrain.Core.Tests.Search;

namespace SecondBrain.Core.Tests.Sight;

/// <summary>When an index of a sight is made, what it takes from the snapshot, and when it is let go.</summary>
public class SightIndexTests
{
    private readonly TestBrain _brain = new();

    [Fact]
    public async Task An_index_is_made_for_a_sight_when_it_is_asked_for_and_let_go_when_nobody_asks_any_more()
    {
        await _brain.WriteAsync(1, 2);
        using var process = _brain.Process();
        await _brain.OpenAsync(process);
        process.Kept.ShouldBe(1);

        await process.GetAsync(_brain.Table.Id, IndexSight.Of(_brain.As(BrainRole.Reader)), default);
        await process.GetAsync(_brain.Table.Id, IndexSight.Of(_brain.As(BrainRole.Editor)), default);
        process.Kept.ShouldBe(2);

        _brain.Clock.Advance(BrainIndexes.Idle + TimeSpan.FromSeconds(1));
        await _brain.OpenAsync(process);
        process.Kept.ShouldBe(1);
    }

    [Fact]
    public async Task A_process_that_starts_for_a_member_reads_the_snapshot_and_not_the_notes()
    {
        for (var number = 0; number < 20; number++)
        {
            await _brain.Table.WriteAsync(IndexedNotes.Note(number, $"Note {number}", "words") with { Visibility = number % 4 == 0 ? NoteVisibility.Shared : NoteVisibility.Private });
        }

        _brain.Clock.Advance(TimeSpan.FromMinutes(5)); // past the feed's overlap
        await _brain.CompactAsync();
        var before = _brain.Table.Counts.Notes;
        using var process = _brain.Process();

        var index = await process.GetAsync(_brain.Table.Id, IndexSight.Of(_brain.As(BrainRole.Reader)), default);

        _brain.Table.Counts.Notes.ShouldBe(before);
        TestBrain.Titles(index).ShouldBe(["Note 0", "Note 12", "Note 16", "Note 4", "Note 8"]);
        index.View.Parts.ToArray().Select(part => part.Segment.Notes).ShouldBe([5]); // nothing of the others is left in memory
    }

    [Fact]
    public async Task What_came_with_a_merged_note_is_seen_as_that_note_was()
    {
        var merged = IndexedNotes.Note(1, "Kept", "open words", "hidden words") with { Visibility = NoteVisibility.Shared, Wanted = ["A name"], UnresolvedLinks = 1 };
        await _brain.Table.WriteAsync(merged with { Chunks = [merged.Chunks[0], merged.Chunks[1] with { Visibility = NoteVisibility.Private }] });
        await _brain.CompactAsync();
        using var process = _brain.Process();
        using var owners = _brain.Process();

        var seen = await process.GetAsync(_brain.Table.Id, IndexSight.Of(_brain.As(BrainRole.Reader)), default);

        seen.Search("hidden").Total.ShouldBe(0);
        seen.Search("open").Total.ShouldBe(1);
        seen.Find(merged.Id)!.Wanted.ShouldBeEmpty();
        (await _brain.OpenAsync(owners)).Search("hidden").Total.ShouldBe(1);
    }

    [Fact]
    public async Task Marks_come_through_a_snapshot_to_the_hits()
    {
        await _brain.Table.WriteAsync(IndexedNotes.Note(1, "Doubtful", "words") with { Marks = [NoteTrust.Untrusted, "instructions"] });
        await _brain.Table.WriteAsync(IndexedNotes.Note(2, "Sure", "words"));
        await _brain.CompactAsync();
        using var process = _brain.Process();

        var hits = (await _brain.OpenAsync(process)).Search("words").Hits;

        hits.Single(hit => hit.Title == "Doubtful").Marks.ShouldBe([NoteTrust.Untrusted, "instructions"]);
        hits.Single(hit => hit.Title == "Sure").Marks.ShouldBeEmpty();
        (await process.GetAsync(_brain.Table.Id, new IndexSight(NoteSight.Everything, TrustedOnly: true), default)).Search("words").Titles().ShouldBe(["Sure"]);
    }

    [Fact]
    public async Task A_word_that_only_an_unseen_note_has_is_no_correction_and_begins_with_no_prefix()
    {
        using var process = _brain.Process();
        var reader = IndexSight.Of(_brain.As(BrainRole.Reader));
        await _brain.Table.WriteAsync(IndexedNotes.Note(1, "One", "planned") with { Visibility = NoteVisibility.Shared, Language = "en" });
        await _brain.Table.WriteAsync(IndexedNotes.Note(2, "Two", "planning") with { Visibility = NoteVisibility.Shared, Language = "en" });
        (await process.GetAsync(_brain.Table.Id, reader, default)).Search("planne*").Total.ShouldBe(2); // by the stem that both words have

        await _brain.Table.WriteAsync(IndexedNotes.Note(1, "One", "planned") with { Visibility = NoteVisibility.Private, Language = "en" });

        var index = await process.GetAsync(_brain.Table.Id, reader, default);
        index.Search("planne*").Total.ShouldBe(0);
        index.Search("plannedd").Hits.SelectMany(hit => hit.Corrected).Select(word => word.Taken).ShouldNotContain("planned");
    }

    [Fact]
    public async Task A_visitors_search_calls_no_model()
    {
        await _brain.Table.WriteAsync(IndexedNotes.Note(1, "One", "words") with { Visibility = NoteVisibility.Public });
        using var process = _brain.Process();
        using var model = new LetterEmbeddings();
        var search = new NoteSearch(process, model);

        (await search.SearchAsync(_brain.As(BrainRole.Visitor), new SearchRequest("words"), default)).Answer.Total.ShouldBe(1);
        model.Calls.ShouldBe(0);
        await search.SearchAsync(_brain.As(BrainRole.Reader), new SearchRequest("words"), default);
        model.Calls.ShouldBe(1);
    }
}
