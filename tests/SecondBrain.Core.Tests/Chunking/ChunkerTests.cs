using SecondBrain.Core.Chunking;
using SecondBrain.Core.Markdown;

namespace SecondBrain.Core.Tests.Chunking;

public class ChunkerTests
{
    private static readonly ChunkingOptions Short = new() { MinimumLength = 10, TargetLength = 40, MaximumLength = 60 };

    [Fact]
    public void A_note_is_cut_at_its_headings_and_each_chunk_knows_its_path()
    {
        const string Text = "---\ntitle: x\n---\nIntroduction, long enough.\n\n# One\nText of one.\n\n## Deep\nText of deep.\n\n# Two\nText of two.\n";

        Split(Text, Short).ShouldBe(
        [
            ("Introduction, long enough.", ""),
            ("# One\nText of one.", "One"),
            ("## Deep\nText of deep.", "One > Deep"),
            ("# Two\nText of two.", "Two"),
        ]);
    }

    [Fact]
    public void A_section_under_the_minimum_takes_in_the_next() =>
        Split("# Title\n\n## First\n\nThe text of the first section.\n", Short).ShouldBe(
        [
            ("# Title\n\n## First\n\nThe text of the first section.", "Title"),
        ]);

    [Fact]
    public void A_long_section_is_cut_between_paragraphs() =>
        Split("The first paragraph, of one line.\n\nThe second paragraph, of\ntwo lines.\n\nThe third.", Short).Select(chunk => chunk.Text).ShouldBe(
        [
            "The first paragraph, of one line.",
            "The second paragraph, of\ntwo lines.\n\nThe third.",
        ]);

    [Fact]
    public void A_long_paragraph_is_cut_between_sentences() =>
        Split("One sentence stands here. Another one follows it! Does a third one? It does, and then there is a fourth.", Short).Select(chunk => chunk.Text).ShouldBe(
        [
            "One sentence stands here. Another one follows it!",
            "Does a third one? It does, and then there is a fourth.",
        ]);

    [Fact]
    public void A_list_is_cut_between_items() =>
        Split(string.Concat(Enumerable.Range(1, 6).Select(i => $"- item number {i}\n")), Short).Select(chunk => chunk.Text).ShouldBe(
        [
            "- item number 1\n- item number 2\n- item number 3",
            "- item number 4\n- item number 5\n- item number 6",
        ]);

    [Fact]
    public void Text_without_any_boundary_is_cut_but_not_inside_a_surrogate_pair()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("😀", 50));

        Split(text, Short).Select(chunk => chunk.Text.Length).ShouldBe([59, 42]);
    }

    [Fact]
    public void A_note_of_nothing_but_code_has_chunks() =>
        Split("```cs\nvar x = 1;\n```\n", Short).ShouldBe([("```cs\nvar x = 1;\n```", "")]);

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\r\n")]
    [InlineData("---\ntitle: Only a title\n---\n\n")]
    public void A_blank_body_has_no_chunks(string text) => Split(text, Short).ShouldBeEmpty();

    [Fact]
    public void Options_that_contradict_each_other_are_refused() =>
        Should.Throw<ArgumentException>(() => Split("text", new ChunkingOptions { TargetLength = 100, MaximumLength = 50 }))
            .Message.ShouldStartWith("Chunk lengths must be 0 <= minimum <= target <= maximum");

    [Fact]
    public void Random_texts_are_covered_without_overlap()
    {
        string[] pieces = ["word ", "Sentence. ", "\n", "\n\n", "\r\n\r\n", "# Heading\n", "- item\n", "😀", "日本。", "   ", "x", "```\n", "longlonglonglonglonglonglonglonglonglong"];
        var random = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 80)).Select(_ => pieces[random.Next(pieces.Length)]));
            var options = new ChunkingOptions { MinimumLength = random.Next(0, 20), TargetLength = random.Next(20, 60), MaximumLength = random.Next(60, 90) };
            var note = MarkdownNoteParser.Parse(text);

            ChunkInvariants.Check(text, note, Chunker.Split(text, note, options), options);
        }
    }

    private static List<(string Text, string Path)> Split(string text, ChunkingOptions options) =>
        [.. Chunker.Split(text, MarkdownNoteParser.Parse(text), options).Select(chunk => (chunk.Span.Of(text).ToString(), chunk.HeadingPath))];
}
