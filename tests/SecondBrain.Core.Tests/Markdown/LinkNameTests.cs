using SecondBrain.Core.Markdown;

namespace SecondBrain.Core.Tests.Markdown;

public class LinkNameTests
{
    [Theory]
    [InlineData("My Note", "my note")]
    [InlineData("  my_note-here.md ", "my note here")]
    [InlineData("./folder/My%20Note.markdown", "folder/my note")]
    [InlineData("What%3F", "what?")]
    [InlineData("100%", "100%")]
    [InlineData("50%ZZ", "50%zz")]
    [InlineData("Cafe\u0301", "café")]
    [InlineData("ÉCOLE", "école")]
    [InlineData("Community___Learning", "community/learning")]
    [InlineData("a\\b", "a/b")]
    [InlineData("dendron://vault/dendron.topic", "dendron.topic")]
    [InlineData("C#", "c#")]
    [InlineData(".md", ".md")]
    [InlineData("---", "---")]
    [InlineData("", "")]
    [InlineData("a - b", "a b")]
    [InlineData("2023-08", "2023 08")]
    public void Spellings_of_one_name_have_one_key(string name, string key) => LinkName.Normalise(name).ShouldBe(key);

    [Fact]
    public void A_key_is_its_own_key()
    {
        foreach (var name in (string[])["My Note", "a - / - b", "./../x.md", "Ⓐ_É", "..%2F..", "-", "x.md.md"])
        {
            var key = LinkName.Normalise(name);
            if (!key.EndsWith(".md", StringComparison.Ordinal))
            {
                LinkName.Normalise(key).ShouldBe(key);
            }
        }
    }

    [Fact]
    public void A_target_is_tried_whole_then_without_the_way_up_then_by_its_last_part() =>
        LinkName.Candidates("../Folder/My_Note.md").ShouldBe(["../folder/my note", "folder/my note", "my note"]);

    [Fact]
    public void A_plain_target_has_one_candidate() => LinkName.Candidates("My Note").ShouldBe(["my note"]);

    [Fact]
    public void An_empty_target_has_none() => LinkName.Candidates(" ").ShouldBeEmpty();
}
