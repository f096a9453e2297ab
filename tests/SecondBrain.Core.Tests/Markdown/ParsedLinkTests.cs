using SecondBrain.Core.Markdown;

namespace SecondBrain.Core.Tests.Markdown;

public class ParsedLinkTests
{
    [Theory]
    [InlineData("[[Target]]", LinkSyntax.WikiLink, "Target", null, null, null)]
    [InlineData("[[Target|shown]]", LinkSyntax.WikiLink, "Target", null, null, "shown")]
    [InlineData("[[Target#A heading]]", LinkSyntax.WikiLink, "Target", "A heading", null, null)]
    [InlineData("[[Target#A|shown]]", LinkSyntax.WikiLink, "Target", "A", null, "shown")]
    [InlineData("[[Target#^block-1]]", LinkSyntax.WikiLink, "Target", null, "block-1", null)]
    [InlineData("[[#Here]]", LinkSyntax.WikiLink, "", "Here", null, null)]
    [InlineData("[[C#]]", LinkSyntax.WikiLink, "C#", null, null, null)]
    [InlineData("![[Image.base#Genre]]", LinkSyntax.Embed, "Image.base", "Genre", null, null)]
    [InlineData("[[folder/What%3F]]", LinkSyntax.WikiLink, "folder/What?", null, null, null)]
    [InlineData("#[[several words]]", LinkSyntax.Tag, "several words", null, null, null)]
    [InlineData("[text](../other%20note.md#part)", LinkSyntax.Relative, "../other note.md", "part", null, "text")]
    [InlineData("[text](<other note.md>)", LinkSyntax.Relative, "other note.md", null, null, "text")]
    [InlineData("[a](b.markdown \"title\")", LinkSyntax.Relative, "b.markdown", null, null, "a")]
    public void A_link_is_read_in_all_its_parts(string written, LinkSyntax syntax, string target, string? heading, string? block, string? alias)
    {
        var text = $"Ñandú 😀 before {written} after";

        var link = MarkdownNoteParser.Parse(text).Links.ShouldHaveSingleItem();

        link.ShouldBe(new ParsedLink(syntax, target, heading, block, alias, link.Span));
        link.Span.Of(text).ToString().ShouldBe(written);
    }

    [Theory]
    [InlineData("`[[code]]`")]
    [InlineData("```\n[[fenced]]\n#tag ^id\n```")]
    [InlineData("~~~md\n[a](b.md)\n~~~")]
    [InlineData("text\n\n    [[indented]] #tag\n")]
    [InlineData("\\[[escaped]]")]
    [InlineData("[[]] [[ ]] [[|x]]")]
    [InlineData("[[not\nclosed]]")]
    [InlineData("[web](https://example.org/a.md) [mail](mailto:a@b.md) [root](//host/a.md) [here](#anchor) [file](a.pdf)")]
    [InlineData("<https://example.org/[[x]]>")]
    public void These_are_no_links(string text) => MarkdownNoteParser.Parse(text).Links.ShouldBeEmpty();

    [Theory]
    [InlineData("a `b` [[c]]", "c")]
    [InlineData("- item\n\t- deeper [[c]]", "c")]
    [InlineData("> quoted [[c]]", "c")]
    [InlineData("| [[c\\|d]] | x |", "c")]
    [InlineData("# Heading [[c]]", "c")]
    [InlineData("[[outer [[c]]]]", "c")]
    [InlineData("<div>\n[[c]]\n</div>", "c")]
    [InlineData("---\nup: \"[[c]]\"\n---\n", "c")]
    [InlineData("unclosed ` tick [[c]]", "c")]
    public void A_link_is_found_wherever_text_is(string text, string target) =>
        MarkdownNoteParser.Parse(text).Links.ShouldHaveSingleItem().Target.ShouldBe(target);

    [Fact]
    public void A_reference_definition_is_a_link_and_its_uses_are_not() =>
        MarkdownNoteParser.Parse("See [this][1] and [that][1].\n\n[1]: other.md\n").Links.ShouldHaveSingleItem().Target.ShouldBe("other.md");

    [Fact]
    public void Dendron_notes_have_the_alias_first()
    {
        const string Text = "---\nid: abc\ntitle: T\ndesc: ''\nupdated: 1\ncreated: 1\n---\n[[shown|dendron.topic.links#part]] ![[dendron.embed]]";

        MarkdownNoteParser.Parse(Text).Links.Select(link => (link.Target, link.Heading, link.Alias))
            .ShouldBe([("dendron.topic.links", "part", "shown"), ("dendron.embed", null, null)]);
    }

    [Fact]
    public void The_callers_word_on_the_order_goes_first() =>
        MarkdownNoteParser.Parse("[[a|b]]", WikiLinkOrder.AliasFirst).Links.ShouldHaveSingleItem().Target.ShouldBe("b");

    [Theory]
    [InlineData("#tag", "tag")]
    [InlineData("see (#a/b) and #Año-2024 and #über_x", "a/b|Año-2024|über_x")]
    [InlineData("#one #ONE #two", "one|two")]
    [InlineData("#1a #123 #2024-01", "1a")]
    [InlineData("#tag. #tag2, #tag3!", "tag|tag2|tag3")]
    [InlineData("#a/ x", "a")]
    [InlineData("#日本 #🚀", "日本|🚀")]
    [InlineData("# Heading\n## Other", "")]
    [InlineData("C# a#b https://x.org/#frag [x](#anchor) ##x \\#escaped `#code`", "")]
    public void Tags_are_found_in_the_text(string text, string tags) =>
        string.Join('|', MarkdownNoteParser.Parse(text).Tags).ShouldBe(tags);

    [Fact]
    public void Block_ids_stand_at_the_end_of_a_line()
    {
        const string Text = "A paragraph. ^first\n\n- item ^second-2  \n\nx^2 is no id, ^neither here\n\n^alone\n";

        MarkdownNoteParser.Parse(Text).BlockIds.Select(block => (block.Id, block.Span.Of(Text).ToString()))
            .ShouldBe([("first", "^first"), ("second-2", "^second-2"), ("alone", "^alone")]);
    }
}
