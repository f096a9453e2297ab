using SecondBrain.Core.Chunking;
using SecondBrain.Core.Markdown;

namespace SecondBrain.Core.Tests.Markdown;

public class HostileMarkdownTests
{
    private const int Length = 1 << 20;

    [Theory]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("[[")]
    [InlineData("[a](")]
    [InlineData("[a](<b")]
    [InlineData("[a](b \"")]
    [InlineData("[a]: b '")]
    [InlineData("[a][b]")]
    [InlineData("[a]: b\n")]
    [InlineData("a\n===\n")]
    [InlineData("> > > > > > > > > > a\n")]
    [InlineData("- - - - - - - a\n")]
    [InlineData("`a``b```c````d")]
    [InlineData("[[a|b#")]
    [InlineData("> ")]
    [InlineData(">")]
    [InlineData("- ")]
    [InlineData("* a\n ")]
    [InlineData("1. ")]
    [InlineData("`")]
    [InlineData("` `` ")]
    [InlineData("*a _b ")]
    [InlineData("<")]
    [InlineData("<a ")]
    [InlineData("<!--")]
    [InlineData("<?")]
    [InlineData("&")]
    [InlineData("\\")]
    [InlineData("#")]
    [InlineData("#a")]
    [InlineData("^a ")]
    [InlineData("a:: ")]
    [InlineData("\n")]
    [InlineData("a\n\n")]
    [InlineData("```\n")]
    [InlineData("# a\n")]
    [InlineData("\t")]
    [InlineData("\0")]
    [InlineData("\ud800")]
    [InlineData("---\n")]
    [InlineData("| a ")]
    [InlineData("](")]
    [InlineData("[]")]
    [InlineData("](a)")]
    public void A_mebibyte_of_one_mark_is_read(string mark)
    {
        var text = string.Concat(Enumerable.Repeat(mark, Length / mark.Length));

        // No time is asserted: what took more than linear time here took minutes.
        var note = MarkdownNoteParser.Parse(text);

        note.Body.End.ShouldBe(text.Length);
        ChunkInvariants.Check(text, note, Chunker.Split(text, note, ChunkingOptions.Default), ChunkingOptions.Default);
    }

    [Fact]
    public void Deep_nesting_is_read_line_by_line_with_a_warning()
    {
        var note = MarkdownNoteParser.Parse(new string('>', 5000) + " x\n\n# Title\n\n```\n[[code]]\n```\n\n[[Target]] #tag\n");

        note.Warnings.ShouldHaveSingleItem().ShouldStartWith("The Markdown is nested too deeply");
        note.Title.ShouldBe("Title");
        note.Links.ShouldHaveSingleItem().Target.ShouldBe("Target");
        note.Tags.ShouldBe(["tag"]);
    }

    [Fact]
    public void Random_text_of_marks_never_throws_and_its_spans_are_verbatim()
    {
        string[] pieces = ["[", "[[", "]]", "](", ")", "|", "#", "^", "`", "```\n", "\n", "\r\n", "\r", "---\n", "a", " b ", "é", "😀", "\ud83d", "> ", "- ", "\t", "    ", "::", ":: ", "title: ", "tags: [", "]", "\"", "'", "%", "%3F", ".md", "<", ">", "<!--", "\\", "!", "*", "_", "=", "===\n", "# ", "id:: x", "\0", "|-|\n", "&amp;", "http://x.y"];
        var random = new Random(20261122);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => pieces[random.Next(pieces.Length)]));

            var note = MarkdownNoteParser.Parse(text);

            var shown = text.ReplaceLineEndings("\\n");
            note.Links.All(link => link.Span.Start >= 0 && link.Span.End <= text.Length && link.Span.Length > 0).ShouldBeTrue(shown);
            note.Links.All(link => link.Syntax == LinkSyntax.Relative || link.Span.Of(text).EndsWith("]]")).ShouldBeTrue(shown);
            note.Headings.All(heading => heading.Span.Start >= note.Body.Start && heading.Span.End <= text.Length).ShouldBeTrue(shown);
            note.BlockIds.All(block => block.Span.Of(text).EndsWith(block.Id)).ShouldBeTrue(shown);
        }
    }
}
