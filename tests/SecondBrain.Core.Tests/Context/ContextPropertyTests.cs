using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Context;
using SecondBrain.Core.Search;
using static SecondBrain.Core.Tests.Search.IndexedNotes;

namespace SecondBrain.Core.Tests.Context;

public sealed class ContextPropertyTests
{
    private static readonly float[] Vector = [1, 2, 3, 1];

    [Fact]
    public void The_budget_is_never_exceeded() => ForAll((brain, built) =>
    {
        built.Tokens.ShouldBe(TokenEstimate.Of(built.Markdown));
        built.Tokens.ShouldBeLessThanOrEqualTo(brain.Budget);
    });

    [Fact]
    public void Every_part_is_the_text_of_its_span_verbatim() => ForAll((brain, built) =>
    {
        foreach (var passage in built.Passages)
        {
            var chunks = brain.Notes.Single(note => note.Id == passage.Id).Chunks;
            foreach (var part in passage.Parts)
            {
                part.Span.Length.ShouldBe(part.Text.Length);
                chunks.ShouldContain(chunk => chunk.Span.Start <= part.Span.Start && part.Span.End <= chunk.Span.End
                    && chunk.Text.Substring(part.Span.Start - chunk.Span.Start, part.Span.Length) == part.Text);
                built.Markdown.ShouldContain(part.Text);
            }
        }
    });

    [Fact]
    public void No_text_and_no_place_is_there_twice() => ForAll((_, built) =>
    {
        var parts = built.Passages.SelectMany(passage => passage.Parts.Select(part => (passage.Id, part.Span, part.Text))).ToList();
        parts.Select(part => part.Text).ShouldBeUnique();
        foreach (var note in parts.GroupBy(part => part.Id))
        {
            var spans = note.Select(part => part.Span).OrderBy(span => span.Start).ToList();
            spans.Zip(spans.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
        }
    });

    [Fact]
    public void Citations_count_up_and_resolve_to_the_sources_at_the_end() => ForAll((_, built) =>
    {
        built.Passages.Select(passage => passage.Citation).ShouldBe(Enumerable.Range(1, built.Passages.Count));
        built.Passages.Select(passage => passage.Connection).OfType<PassageConnection>().ShouldAllBe(via => built.Passages[via.Citation - 1].Id == via.Note);
        if (built.Passages.Count > 0)
        {
            built.Markdown.ShouldEndWith("## Sources\n\n" + string.Concat(built.Passages.Select(passage => $"[{passage.Citation}] {passage.Id}\n")));
        }
    });

    [Fact]
    public void Equal_questions_give_equal_contexts_in_whatever_order_the_notes_came() => ForAll((brain, built) =>
    {
        using var index = Index([.. brain.Notes.Reverse()]);
        ContextBuilder.Build(index, new ContextRequest(new SearchRequest(brain.Query), brain.Budget), Vector).Markdown.ShouldBe(built.Markdown);
    });

    [Fact]
    public void A_filter_holds_for_connected_notes_too() => ForAll(
        (brain, built) => built.Passages.ShouldAllBe(passage => brain.Notes.Single(note => note.Id == passage.Id).Visibility == "public"),
        visibility: "public");

    private static void ForAll(Action<RandomBrain, BuiltContext> holds, string? visibility = null) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(RandomBrains.Any, brain =>
        {
            using var index = Index([.. brain.Notes]);
            holds(brain, ContextBuilder.Build(index, new ContextRequest(new SearchRequest(brain.Query, Visibility: visibility), brain.Budget), Vector));
        }));
}
