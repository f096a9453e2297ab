using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SecondBrain.Core.Markdown;

namespace SecondBrain.Core.Tests.Clipping;

/// <summary>Pages whose author wants the reader to fail.</summary>
public sealed class HostileHtmlTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div class=ad>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<a href='/x'>", "</a>", "<b>", "</b>", "<i>", "<ul>", "<li>", "</ul>", "<ol start=9>", "<blockquote>", "<pre>", "</pre>",
        "<svg>", "<math alttext='x`y'>", "<style>", "</style>", "<script>", "</script>", "<h1>", "</h1>", "<br>", "<img alt='a]b' src=y>", "<code>", "</code>", "<select>", "<option>", "<template>", "<textarea>", "<!--", "-->",
        "<![CDATA[", "]]>", "<plaintext>", "<frameset>", "<base href='http://['>", "words to read", "[[x]]", "#tag", "|", "`", "```", "*", "_", "\\", "&#0;", "&#xD800;", "&amp;", "\0", "\u0001", "\r\n", "- ", "1. ", "---", "k:: v", "\uFEFF", "\uD83C", "漢字",
    ];

    public static TheoryData<string, string> Bombs => new()
    {
        { "divs", string.Concat(Enumerable.Repeat("<div>", 400_000)) },
        { "spans", string.Concat(Enumerable.Repeat("<span>x", 300_000)) },
        { "formatting in paragraphs", string.Concat(Enumerable.Range(0, 100_000).Select(n => $"<p><font a{n}>x")) },
        { "lists", string.Concat(Enumerable.Repeat("<ul><li>x", 200_000)) },
        { "quotes", string.Concat(Enumerable.Repeat("<blockquote>x", 150_000)) },
        { "tables", string.Concat(Enumerable.Repeat("<table><tr><td>x", 100_000)) },
        { "attributes", "<p " + string.Concat(Enumerable.Range(0, 250_000).Select(n => $"a{n} ")) + ">x" },
        { "attributes after a quoted end", "<p z=\">\" " + string.Concat(Enumerable.Range(0, 250_000).Select(n => $"a{n} ")) + ">x" },
        { "attributes after an equals sign", "<p =\">\"><p " + string.Concat(Enumerable.Range(0, 250_000).Select(n => $"a{n} ")) + ">x" },
        { "attributes after a script", "<script>i<n z=\"</script><p " + string.Concat(Enumerable.Range(0, 250_000).Select(n => $"a{n}/")) + ">x" },
        { "attributes with values", "</p " + string.Concat(Enumerable.Range(0, 150_000).Select(n => $"a{n}='>'")) + ">x" },
        { "wrappers of nothing", string.Concat(Enumerable.Repeat("<div class=ad>", 400)) + string.Concat(Enumerable.Repeat("<h1></h1>", 90_000)) + "<main>x</main>" },
        { "foreign rows", "<svg>" + string.Concat(Enumerable.Repeat("<tr>", 500_000)) },
        { "brackets", new string('<', 2_400_000) },
        { "entities", string.Concat(Enumerable.Repeat("&amp", 600_000)) },
        { "colspans", "<table><tr><th>a<th>b" + string.Concat(Enumerable.Repeat("<tr><td colspan=999999999>x", 20_000)) + "</table>" },
        { "one long word", "<p>" + new string('x', 2_400_000) },
        { "spaces", "<p>x" + new string(' ', 2_400_000) + "x" },
        { "colons", "<p>" + string.Concat(Enumerable.Repeat("a:: ", 500_000)) },
        { "ticks", "<code>" + new string('`', 1_000_000) + "</code>" },
        { "options", "<select>" + string.Concat(Enumerable.Repeat("<option>x", 200_000)) },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task A_page_that_is_built_to_hang_its_reader_is_clipped_or_refused(string what, string html)
    {
        // two minutes tell a reader that hangs from one that is slow: each of these takes seconds at most, on a busy machine too
        var clip = Task.Run(() => Clips.Of(Encoding.UTF8.GetBytes(html)));
        (await Task.WhenAny(clip, Task.Delay(TimeSpan.FromMinutes(2)))).ShouldBe(clip, what);
        _ = MarkdownNoteParser.Parse((await clip)?.Text ?? "");
    }

    [Fact]
    public void Long_values_scripts_and_drawings_are_not_taken_for_too_many_attributes()
    {
        var page = $$"""
            <p>Words before.</p>
            <img alt="A plot" src="data:image/png;base64,{{string.Concat(Enumerable.Repeat("iVBORw0KGgo/", 60_000))}}">
            <svg><path d="M0 0 {{string.Concat(Enumerable.Repeat("L10 10 ", 9_000))}}"/></svg>
            <script>for (i=0;i<n;i++) { go([{{string.Concat(Enumerable.Repeat("\"a b/c\",", 5_000))}}]) }</script>
            <!-- {{string.Concat(Enumerable.Repeat("a licence ", 9_000))}} -->
            <p>Words after.</p>
            """;

        var clip = Clips.Of(Encoding.UTF8.GetBytes(page)).ShouldNotBeNull();

        clip.Text.ShouldContain("Words before.");
        clip.Text.ShouldContain("Words after.");
    }

    [Fact]
    public void Any_bytes_are_clipped_or_refused_and_the_markdown_is_read_without_links_or_tags() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(150),
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Reads(bytes)));

    [Fact]
    public void Any_broken_markup_is_clipped_or_refused_and_the_markdown_is_read_without_links_or_tags() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(400),
        Prop.ForAll(Gen.ArrayOf(Gen.Elements(Pieces)).ToArbitrary(), pieces => Reads(Encoding.UTF8.GetBytes(string.Concat(pieces)))));

    private static bool Reads(byte[] html)
    {
        if (Clips.Of(html) is not { } clip)
        {
            return true;
        }

        var parsed = MarkdownNoteParser.Parse(clip.Text);
        parsed.Links.ShouldBeEmpty(clip.Text);
        parsed.Tags.ShouldBeEmpty(clip.Text);
        parsed.Warnings.ShouldBeEmpty(clip.Text);
        return !clip.Text.Contains('\0');
    }
}
