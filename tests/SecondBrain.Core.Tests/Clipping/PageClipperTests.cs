using System.Text;
using SecondBrain.Core.Fetching;
using SecondBrain.Core.Markdown;
using SecondBrain.Testing;

namespace SecondBrain.Core.Tests.Clipping;

/// <summary>Every page of Pages/ beside the Markdown that it is to become. SECONDBRAIN_WRITE_CLIPS=1 writes the Markdown anew, to be read before it is committed.</summary>
public sealed class PageClipperTests
{
    private static readonly string Folder = RepositoryPaths.Combine("tests", "SecondBrain.Core.Tests", "Clipping", "Pages");

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Folder, "*.html").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_becomes_the_markdown_beside_it(string name)
    {
        var text = Clips.Of(File.ReadAllBytes(Path.Combine(Folder, name + ".html"))).ShouldNotBeNull().Text;
        var expected = Path.Combine(Folder, name + ".md");
        if (Environment.GetEnvironmentVariable("SECONDBRAIN_WRITE_CLIPS") == "1")
        {
            File.WriteAllText(expected, text);
        }

        text.ShouldBe(File.ReadAllText(expected));
    }

    [Fact]
    public void There_are_a_dozen_pages_and_more() => Pages.Count.ShouldBeGreaterThanOrEqualTo(12);

    [Fact]
    public void What_a_page_hides_is_not_clipped()
    {
        var text = Clips.Of(File.ReadAllBytes(Path.Combine(Folder, "hidden.html"))).ShouldNotBeNull().Text;
        foreach (var hidden in (string[])["Ignore", "assistant", "obey", "Invisible", "Template", "Screen reader"])
        {
            text.ShouldNotContain(hidden);
        }

        text.ShouldContain("Half seen is seen.");
    }

    [Fact]
    public void A_page_has_no_tags_links_ids_or_properties_of_this_brain()
    {
        var parsed = MarkdownNoteParser.Parse(Clips.Of(File.ReadAllBytes(Path.Combine(Folder, "markup.html"))).ShouldNotBeNull().Text);
        parsed.Links.ShouldBeEmpty();
        parsed.Tags.ShouldBeEmpty();
        parsed.Aliases.ShouldBeEmpty();
        parsed.BlockIds.ShouldBeEmpty();
        parsed.Warnings.ShouldBeEmpty();
        parsed.Headings.Select(heading => heading.Level).ShouldBe([2]);
        parsed.Title.ShouldNotBeNull().ShouldStartWith("Marks: [ [Private note]]");
        parsed.FrontMatter.Keys.ShouldNotContain("id");
    }

    [Fact]
    public void What_differs_each_time_is_not_part_of_the_words()
    {
        var page = Clips.Page("<p>The same words each time that it is read.</p>"u8.ToArray());
        var (first, second) = (Clips.Of(page).ShouldNotBeNull(), Clips.Of(page with { FetchedAt = page.FetchedAt.AddHours(1) }).ShouldNotBeNull());
        second.Words.ShouldBe(first.Words);
        second.Text.ShouldNotBe(first.Text);
    }

    [Theory]
    [InlineData("https://page.example/own", "https://page.example/own")]
    [InlineData("https://www.page.example/own", "https://www.page.example/own")]
    [InlineData("/own?utm_campaign=x", "https://page.example/own")]
    [InlineData("https://bank.example/login", "https://page.example/a/b.html")]
    [InlineData("javascript:alert(1)", "https://page.example/a/b.html")]
    [InlineData("https://page.example:8443/own", "https://page.example/a/b.html")]
    [InlineData("https://page.example.evil.example/", "https://page.example/a/b.html")]
    public void A_canonical_link_counts_only_on_its_own_site(string canonical, string source) =>
        Clips.Of(Clips.Page(Encoding.UTF8.GetBytes($"<link rel='shortcut canonical' href='{canonical}'><p>Some words to read."))).ShouldNotBeNull().Source.ShouldBe(source);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<html><body><script>app()</script><div id=root></div></body></html>")]
    [InlineData("<img src=x>")]
    public void A_page_without_text_is_none(string html) => Clips.Of(Encoding.UTF8.GetBytes(html)).ShouldBeNull();

    [Fact]
    public void Plain_text_is_kept_as_it_is()
    {
        var page = Clips.Page("\u00a1Hola!\r\n# no heading\n"u8.ToArray()) with { MediaType = PageTypes.Plain };
        Clips.Of(page).ShouldNotBeNull().Text.ShouldBe("\u00a1Hola!\r\n# no heading\n");
    }

    [Theory]
    [InlineData("<div class='content-sidebar-wrap'><main class='content'><p>The article's own words, which are many.</p></main><aside class='sidebar'>Beside.</aside></div>", "The article's own words, which are many.")]
    [InlineData("<article><p>How to do it, in words.</p><div class='code-toolbar'><pre>run --it</pre></div></article>", "run --it")]
    [InlineData("<p>Read this!<a href='/p.gif'>now</a></p>", "Read this\\![now](https://page.example/p.gif)")]
    [InlineData("<p>Read this!<b><a href='/p.gif'>now</a></b></p>", "Read this!**[now](https://page.example/p.gif)**")]
    [InlineData("<a href='/post'><h2>A title</h2><p>Some words.</p></a>", "## [A title](https://page.example/post)\n\nSome words.")]
    [InlineData("<p>Words.</p><ul>Before you start:<li>one</ul>", "- Before you start:\n- one")]
    [InlineData("<p>Words.</p><table><tr><th>what<th>how<tr><td>or<td><code>a || b</code></table>", "| or | `a \\|\\| b` |")]
    public void Nothing_of_a_page_is_lost_or_becomes_something_else(string html, string expected) =>
        Clips.Of(Encoding.UTF8.GetBytes(html)).ShouldNotBeNull().Text.ShouldContain(expected);

    [Theory]
    [InlineData("unicode-1-1-utf-7")]
    [InlineData("csUnicode11UTF7")]
    [InlineData("x-unicode-2-0-utf-7")]
    [InlineData("nobody-knows")]
    public void A_charset_that_cannot_be_read_is_none(string charset)
    {
        var html = Encoding.UTF8.GetBytes($"<meta charset='{charset}'><p>Some wörds to read.");
        Clips.Of(html).ShouldNotBeNull().Text.ShouldContain("Some wörds to read.");
        Clips.Of(Clips.Page(html) with { Charset = charset }).ShouldNotBeNull().Text.ShouldContain("Some wörds to read.");
    }
}
