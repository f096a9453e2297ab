namespace SecondBrain.Assets.Tests.Sources;

public sealed class SourceTests
{
    private static readonly string[] Texts = [".cs", ".csproj", ".props", ".json", ".yaml", ".yml", ".toml", ".md", ".py", ".sh", ".js", ".mjs", ".ts", ".html", ".txt", ""];

    [Fact]
    public void No_source_file_is_too_long()
    {
        Sources().Count().ShouldBeGreaterThan(300);
        Sources().SelectMany(path => SourceRules.TooLong(path, Checkout.Read(path))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_type_is_named_for_what_it_does() => Sources().SelectMany(path => SourceRules.SaysNothing(path, Checkout.Read(path))).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_for_later() =>
        Checkout.Files("", Texts).Where(path => !path.EndsWith("-lock.json", StringComparison.Ordinal) && !path.EndsWith(".lock.json", StringComparison.Ordinal))
            .SelectMany(path => SourceRules.NotDone(path, Checkout.Read(path))).ShouldBeEmpty();

    [Theory]
    [InlineData("functions/ReadNote/Function.cs", 61)]
    [InlineData("src/SecondBrain.Core/Notes/Note.cs", 401)]
    public void A_file_that_is_too_long_is_found(string path, int lines)
    {
        SourceRules.TooLong(path, string.Join('\n', Enumerable.Repeat("//", lines)) + "\n").ShouldHaveSingleItem();
        SourceRules.TooLong(path, string.Join('\n', Enumerable.Repeat("//", lines - 1)) + "\n").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("internal sealed class NoteManager;")]
    [InlineData("public static class TextUtils\n{")]
    [InlineData("internal sealed record GraphService(int Depth);")]
    [InlineData("    private interface IHelper")]
    public void A_name_that_says_nothing_is_found(string text) => SourceRules.SaysNothing("a.cs", $"namespace A;\n\n{text}").ShouldHaveSingleItem();

    [Theory]
    [InlineData("// TO" + "DO: later")]
    [InlineData("throw new NotImplemented" + "Exception();")]
    [InlineData("see /wo" + "rk/shared")]
    [InlineData("A sim" + "ulated answer")]
    [InlineData("In pro" + "duction you would")]
    public void What_is_left_for_later_is_found(string text) => SourceRules.NotDone("a.cs", $"\n{text}\n").ShouldHaveSingleItem().ShouldStartWith("a.cs:2 ");

    private static IEnumerable<string> Sources() => Checkout.Files("", ".cs");
}
