using SecondBrain.Core.Markdown;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Tests.Markdown;

public class MarkdownNoteParserTests
{
    [Fact]
    public void The_title_is_the_one_of_the_front_matter() =>
        MarkdownNoteParser.Parse("---\ntitle: \"From: matter\"\n---\n# Heading\n").Title.ShouldBe("From: matter");

    [Fact]
    public void Without_front_matter_the_title_is_the_first_level_one_heading() =>
        MarkdownNoteParser.Parse("## Two\n\n# The *real* [[Target|title]]\n\n# Later\n").Title.ShouldBe("The real title");

    [Fact]
    public void A_text_without_either_has_no_title() => MarkdownNoteParser.Parse("just text\n## small").Title.ShouldBeNull();

    [Fact]
    public void The_front_matter_is_read()
    {
        var note = MarkdownNoteParser.Parse("""
            ---
            title: Idempotencia
            aliases: [Exactly once, "A, with comma"]
            tags:
              - aws/lambda
              - '#patterns'
            type: concept
            status: seed
            lang: es
            rating: 5  # of seven
            description: |
              two
              lines
            ---
            Texto
            """.ReplaceLineEndings("\n"));

        note.Aliases.ShouldBe(["Exactly once", "A, with comma"]);
        note.Tags.ShouldBe(["aws/lambda", "patterns"]);
        note.Type.ShouldBe("concept");
        note.Status.ShouldBe("seed");
        note.Language.ShouldBe("es");
        note.FrontMatter["Rating"].ShouldBe("5");
        note.FrontMatter["description"].ShouldBe("two\nlines");
        note.FrontMatter.Keys.ShouldNotContain("tags");
        note.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("tags: one, two")]
    [InlineData("tags: one two")]
    [InlineData("tags: [one, two]")]
    [InlineData("tags: ['one', \"two\"]")]
    [InlineData("tags:\n- one\n- two")]
    [InlineData("tags:\n  - \"#one\"\n  - two")]
    [InlineData("Tag: [one,\n  two\n]")]
    public void Tags_may_be_written_in_any_of_these_ways(string yaml) =>
        MarkdownNoteParser.Parse($"---\n{yaml}\n---\ntext").Tags.ShouldBe(["one", "two"]);

    [Fact]
    public void The_body_starts_after_the_front_matter()
    {
        const string Text = "---\r\ntitle: x\r\n---\r\nbody\r\n";
        MarkdownNoteParser.Parse(Text).Body.Of(Text).ToString().ShouldBe("body\r\n");
    }

    [Theory]
    [InlineData("---\nthis is not yaml\n---\nbody")]
    [InlineData("---\ntitle: x\n}{\n---\nbody")]
    [InlineData("---\ntitle: x\nnever closed")]
    public void Malformed_front_matter_is_body_and_a_warning(string text)
    {
        var note = MarkdownNoteParser.Parse(text);

        note.Body.ShouldBe(new TextSpan(0, text.Length));
        note.Warnings.Count.ShouldBe(1);
        note.FrontMatter.ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_at_the_top_is_not_front_matter()
    {
        var note = MarkdownNoteParser.Parse("---\n\nText after a rule.\n");

        note.Body.Start.ShouldBe(0);
        note.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_nested_value_is_left_out_with_a_warning()
    {
        var note = MarkdownNoteParser.Parse("---\nmap:\n  key: value\ntitle: T\n---\n");

        note.Title.ShouldBe("T");
        note.Warnings.ShouldBe(["The front matter value of 'map' is nested: not read."]);
    }

    [Fact]
    public void Headings_have_their_level_text_and_place()
    {
        const string Text = "# One #\n\ntext\n\nTwo `code`\n---\n\n### C# and F#\n";

        MarkdownNoteParser.Parse(Text).Headings.Select(heading => (heading.Level, heading.Text, heading.Span.Of(Text).ToString())).ShouldBe(
        [
            (1, "One", "# One #"),
            (2, "Two code", "Two `code`\n---"),
            (3, "C# and F#", "### C# and F#"),
        ]);
    }

    [Fact]
    public void Logseq_page_properties_are_read()
    {
        var note = MarkdownNoteParser.Parse("title:: The page\nalias:: Other, [[Third, name]]\ntags:: [[Feature]], #b\ntype:: [[Concept]]\n\n- block\n  id:: 641c8e5f\n");

        note.Title.ShouldBe("The page");
        note.Aliases.ShouldBe(["Other", "Third, name"]);
        note.Tags.ShouldBe(["Feature", "b"]);
        note.Type.ShouldBe("Concept");
        note.BlockIds.Select(block => block.Id).ShouldBe(["641c8e5f"]);
    }

    [Fact]
    public void A_property_of_a_later_block_is_not_the_pages() =>
        MarkdownNoteParser.Parse("- first\n- second\n  type:: Concept\n").Type.ShouldBeNull();
}
