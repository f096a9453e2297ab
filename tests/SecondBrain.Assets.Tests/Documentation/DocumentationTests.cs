using SecondBrain.Assets.Tests.Template;

namespace SecondBrain.Assets.Tests.Documentation;

public sealed class DocumentationTests
{
    private const string Tree = """
        SecondBrain.sln  template.yaml  README.md
        functions/            one executable, one folder per function
        statemachines/        ingest-note.asl.json
        src/
          SecondBrain.Core/        the domain
          SecondBrain.Aws/         adapters
        tests/                what mirrors the above
        """;

    private const string Drawn = """
        .
        ├── README.md
        ├── src/             # what ships
        │   ├── SecondBrain.Core/  # the domain
        │   └── SecondBrain.Aws/
        └── tests/
            └── SecondBrain.Testing/
        """;

    [Fact]
    public void Every_link_leads_somewhere()
    {
        MarkdownPage.Shipped().Sum(page => page.Links().Count()).ShouldBeGreaterThan(4);
        MarkdownPage.Shipped().SelectMany(LinkRules.Broken).ShouldBeEmpty();
    }

    [Fact]
    public void Every_decision_has_a_number_of_its_own_a_context_and_a_consequence()
    {
        var decisions = Checkout.Files("docs/adr", ".md").Where(path => path != "docs/adr/README.md").ToList();

        decisions.Select(path => Path.GetFileName(path).Split('-')[0]).ShouldBeUnique();
        decisions.ShouldAllBe(path => Path.GetFileName(path).Split('-')[0].All(char.IsAsciiDigit));
        foreach (var path in decisions) new[] { "context", "decision", "consequence" }.ShouldBeSubsetOf(new MarkdownPage(path, Checkout.Read(path)).Anchors(), path);
    }

    [Fact]
    public void The_layout_that_the_readme_draws_is_the_one_on_disk() =>
        LayoutTree.Differences(LayoutTree.Find(MarkdownPage.Readme()).ShouldNotBeNull("README.md draws no layout: a fenced block with src/, functions/ and tests/")).ShouldBeEmpty();

    [Fact]
    public async Task Every_command_of_the_documentation_names_what_exists()
    {
        var help = await CommandHelp.OfExecutableAsync();
        MarkdownPage.Readme().Commands().ShouldContain("dotnet test");
        MarkdownPage.Readme().Commands().ShouldContain(command => command.StartsWith("dotnet run --project src/SecondBrain.Local", StringComparison.Ordinal));

        MarkdownPage.Shipped().SelectMany(page => page.Commands()).SelectMany(command => CommandRules.Find(command, help, SamTemplate.Shipped)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_executable_lists_its_commands_and_their_options()
    {
        var help = await CommandHelp.OfExecutableAsync();

        new[] { "import", "search", "show", "receipt", "mcp", "invoke", "asl-batch", "asl-coverage", "diagram" }.ShouldBeSubsetOf(help.Verbs);
        new[] { "--port", "--data", "--memory" }.ShouldAllBe(option => help.Knows("", option));
        help.Knows("invoke", "-e").ShouldBeTrue();
        help.Knows("", "--nothing").ShouldBeFalse();
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_found() =>
        LinkRules.Broken(new MarkdownPage("docs/page.md", "# One & two\n[a](adr/README.md) [b](../template.yaml) [c](nowhere.md) [d](#one--two) [e](#three) [f](https://example.com/x) [g](adr/README.md#none)"))
            .ShouldBe(["docs/page.md: nowhere.md leads to nothing", "docs/page.md: #three leads to no heading", "docs/page.md: adr/README.md#none leads to no heading"]);

    [Fact]
    public void A_layout_is_read_with_its_indentation()
    {
        LayoutTree.Paths(Tree).ShouldBe(
            ["SecondBrain.sln", "template.yaml", "README.md", "functions/", "statemachines/", "src/", "src/SecondBrain.Core/", "src/SecondBrain.Aws/", "tests/"]);
        LayoutTree.Paths(Drawn).ShouldBe(
            ["README.md", "src/", "src/SecondBrain.Core/", "src/SecondBrain.Aws/", "tests/", "tests/SecondBrain.Testing/"]);
    }

    [Fact]
    public void A_layout_that_is_not_the_one_on_disk_is_found()
    {
        var differences = LayoutTree.Differences(Tree.Plant("functions/", "lambdas/")).ToList();

        differences.ShouldContain("lambdas/ is drawn and not there");
        differences.ShouldContain("functions/ is there and not drawn");
        differences.ShouldContain("src/SecondBrain.Local/ is there and not drawn");
        differences.ShouldNotContain("src/SecondBrain.Core/ is there and not drawn");
        LayoutTree.Differences("src/SecondBrain.Core/  the domain").ShouldContain("src/SecondBrain.Local/ is there and not drawn");
    }

    [Theory]
    [InlineData("dotnet run --project src/SecondBrain.Remote", "there is no src/SecondBrain.Remote", "names no project that exists")]
    [InlineData("dotnet run --project src/SecondBrain.Local -- serve", "serve is no command")]
    [InlineData("dotnet run --project src/SecondBrain.Local -- --prot 9000", "--prot is no option")]
    [InlineData("dotnet run --project src/SecondBrain.Local -- asl-batch --fast < cases.jsonl > results.jsonl", "--fast is no option")]
    [InlineData("dotnet run --project src/SecondBrain.Local -- invoke ReadNotes -e events/ReadNotes.json", "there is no events/ReadNotes.json", "ReadNotes is no function of the template")]
    [InlineData("sam local invoke ReadNotesFunction -e events/ReadNote.json", "ReadNotesFunction is no function of the template")]
    [InlineData("sam build && .ci/check", "there is no .ci/check")]
    [InlineData("curl -X PUT http://localhost:8787/notes -d @samples/garden/README.md", "PUT /notes is no route")]
    [InlineData("curl -H \"authorization: Bearer $TOKEN\" 'http://localhost:8787/find?q=memory'", "GET /find is no route")]
    public async Task A_command_that_names_what_does_not_exist_is_found(string command, params string[] problems) =>
        CommandRules.Find(command, await CommandHelp.OfExecutableAsync(), SamTemplate.Shipped).ShouldBe(problems.Select(problem => $"{command}: {problem}"));

    [Theory]
    [InlineData("dotnet run --project src/SecondBrain.Local")]
    [InlineData("dotnet run --project src/SecondBrain.Local -- --port 9000 --data /tmp/brain --memory")]
    [InlineData("dotnet run --project src/SecondBrain.Local -c Release -- search \"why do I forget\" --port 9000")]
    [InlineData("dotnet run --project src/SecondBrain.Local -- invoke ReadNote -e events/ReadNote.json")]
    [InlineData("curl -H \"authorization: Bearer $TOKEN\" 'http://localhost:8787/search?q=memory' | jq .items")]
    [InlineData("curl --data-binary @note.md http://127.0.0.1:8787/notes")]
    [InlineData("sam local invoke ReadNoteFunction -e events/ReadNote.json --env-vars events/env.json")]
    public async Task A_command_that_names_what_exists_is_fine(string command) =>
        CommandRules.Find(command, await CommandHelp.OfExecutableAsync(), SamTemplate.Shipped).ShouldBeEmpty();
}
