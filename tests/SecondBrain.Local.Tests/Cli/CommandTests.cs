using System.Text.Json.Nodes;
using SecondBrain.Local.Cli.Api;
using SecondBrain.Local.Cli.Commands;

namespace SecondBrain.Local.Tests.Cli;

public sealed class CommandTests : IAsyncLifetime
{
    private const string BreadId = "01JD9V3K5RQ8X2M4N6P7S8T9VA";
    private const string SoupId = "01JD9V3M0000000000000000AA";

    private FakeBrainApi _api = null!;

    public async Task InitializeAsync()
    {
        _api = await FakeBrainApi.StartAsync();
        _api.Notes.Add(Note(SoupId, "Grandmother's Lentils", "Slowly."));
        _api.Notes.Add(Note(BreadId, "Baking [Day]", "Flour, water.", "loaf"));
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task Search_shows_title_scores_and_snippet_in_plain_lines()
    {
        _api.Hits.Add(new JsonObject
        {
            ["id"] = BreadId,
            ["title"] = "Baking [Day]",
            ["snippet"] = "Feed it [twice]\nand wait",
            ["highlights"] = new JsonArray(new JsonObject { ["start"] = 0, ["end"] = 4 }),
            ["score"] = 0.914,
            ["scores"] = new JsonObject { ["words"] = 0.5, ["meaning"] = 1 },
        });

        var run = await CommandRun.OfAsync(_api, "search", "bread", "without", "yeast");

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldBe($"Baking [Day]  0.91 (words 0.50, meaning 1.00)  {BreadId}\n  Feed it [twice] and wait\n\n");
        run.Out.ShouldNotContain("\e");
    }

    [Fact]
    public async Task Search_as_JSON_is_the_answer_of_the_API()
    {
        _api.Hits.Add(new JsonObject { ["id"] = BreadId, ["title"] = "Ñandú", ["unknown"] = 1 });

        var run = await CommandRun.OfAsync(_api, "search", "x", "--json");

        run.Out.ShouldContain("Ñandú");
        JsonNode.Parse(run.Out)!["items"]![0]!["unknown"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Digest_prints_the_newest_one_section_by_section()
    {
        _api.Digest = new JsonObject
        {
            ["date"] = "2026-11-22",
            ["sections"] = new JsonArray(
                Section("missing-link", "Alike, and not linked", new JsonObject { ["notes"] = new JsonArray(End("Baking [Day]"), End("Soup")), ["name"] = null, ["why"] = "similarity 0.87" }),
                Section("content-gap", "Names without a note", new JsonObject { ["notes"] = new JsonArray(End("Soup")), ["name"] = "Lentils", ["why"] = "2 notes use it" })),
        };

        var run = await CommandRun.OfAsync(_api, "digest");

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldBe("2026-11-22\n\nAlike, and not linked\n  Baking [Day] / Soup  similarity 0.87\n\nNames without a note\n  Lentils  2 notes use it\n");

        static JsonObject Section(string kind, string title, JsonObject item) => new() { ["kind"] = kind, ["title"] = title, ["items"] = new JsonArray(item) };
        static JsonObject End(string title) => new() { ["id"] = SoupId, ["title"] = title };
    }

    [Fact]
    public async Task Digest_before_the_first_one_says_when_there_will_be_one()
    {
        var run = await CommandRun.OfAsync(_api, "digest");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("There is no digest yet. One is made once a day, when there is something to say (parameter DigestHour, in UTC).\n");
    }

    [Fact]
    public async Task Search_without_a_hit_says_so() =>
        (await CommandRun.OfAsync(_api, "search", "x")).Out.ShouldBe("Nothing found.\n");

    [Fact]
    public async Task Context_prints_the_Markdown_and_nothing_else()
    {
        _api.Hits.Add(new JsonObject());

        var run = await CommandRun.OfAsync(_api, "context", "bread", "&", "[yeast]", "--budget", "300");

        (run.ExitCode, run.Out, run.Error).ShouldBe((0, "### [1] bread & [yeast], 300\n", ""));
        JsonNode.Parse((await CommandRun.OfAsync(_api, "context", "x", "--json")).Out)!["budget"]!.GetValue<int>().ShouldBe(2000);
    }

    [Fact]
    public async Task Context_without_a_match_prints_the_advice_aside()
    {
        var run = await CommandRun.OfAsync(_api, "context", "x");
        (run.ExitCode, run.Out, run.Error).ShouldBe((0, "", "Nothing matches.\n"));
    }

    [Theory]
    [InlineData("abc", 0, 1, "[yellow]a[/]bc")]
    [InlineData("abc", 2, 9, "abc")]
    [InlineData("a[b", 1, 2, "a[yellow][[[/]b")]
    public void Highlights_are_marked_where_they_lie_in_the_snippet(string snippet, int start, int end, string expected) =>
        SearchCommand.Highlighted(snippet, [new Highlight(start, end)]).ShouldBe(expected);

    [Theory]
    [InlineData(BreadId)]
    [InlineData("baking [day]")]
    [InlineData("LOAF")]
    public async Task Show_finds_a_note_by_id_title_or_alias(string name)
    {
        var run = await CommandRun.OfAsync(_api, "show", name);

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldStartWith("Baking [Day]\n");
        run.Out.ShouldEndWith("\n\nFlour, water.\n");
    }

    [Fact]
    public async Task Show_names_what_comes_near_when_no_note_has_the_name()
    {
        _api.Hits.Add(new JsonObject { ["id"] = SoupId, ["title"] = "Grandmother's Lentils" });

        var run = await CommandRun.OfAsync(_api, "show", "soup");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("No note is called soup. Near to it: Grandmother's Lentils.\n");
    }

    [Fact]
    public async Task Show_asks_for_the_id_when_two_notes_have_the_name()
    {
        _api.Notes.Add(Note("01JD9V3M0000000000000000AB", "Grandmother's Lentils", "Another."));

        var run = await CommandRun.OfAsync(_api, "show", "Grandmother's Lentils");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(SoupId);
        run.Error.ShouldContain("01JD9V3M0000000000000000AB");
    }

    [Fact]
    public async Task Show_links_marks_what_is_not_written_yet()
    {
        var run = await CommandRun.OfAsync(_api, "show", BreadId, "--links");

        run.Out.ShouldContain("Links to (1)\n  Unwritten  links-to  not written yet\n");
        run.Out.ShouldContain("Linked from (0)\n");
    }

    [Fact]
    public async Task Receipt_shows_the_state_and_each_step()
    {
        _api.Captures["k"] = new FakeCapture("cap1", "a.md", [1, 2], "text/markdown") { State = "failed" };

        var run = await CommandRun.OfAsync(_api, "receipt", "/captures/cap1");

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldContain("state      failed at Embed Chunk: model is away\n");
        run.Out.ShouldContain("stored     2026-11-22T10:00:00.100Z\n");
        run.Out.ShouldContain("step       2026-11-22T10:00:00.200Z  Claim Capture (2 retries)\n");
    }

    [Fact]
    public async Task An_unknown_receipt_is_one_line()
    {
        var run = await CommandRun.OfAsync(_api, "receipt", "nope");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe("404 Nothing has this id.\n");
    }

    [Fact]
    public async Task Without_a_host_the_one_line_says_how_to_start_it()
    {
        var data = Directory.CreateTempSubdirectory("empty-brain-").FullName;

        var run = await CommandRun.OfAsync(["search", "x", "--data", data]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldBe($"No SecondBrain is running with data in {data}. Start one with: dotnet run --project src/SecondBrain.Local\n");
    }

    [Fact]
    public async Task A_host_json_left_by_a_killed_host_is_not_believed()
    {
        await _api.StopAsync();

        var run = await CommandRun.OfAsync(_api, "search", "x");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith("No SecondBrain is running");
    }

    [Fact]
    public async Task A_port_names_the_host_whatever_host_json_says()
    {
        await File.WriteAllTextAsync(Path.Combine(_api.Data, "host.json"), "{}");

        var run = await CommandRun.OfAsync(_api, "search", "x", "--port", _api.Url.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));

        run.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Another_brains_token_is_explained()
    {
        await File.WriteAllTextAsync(Path.Combine(_api.Data, "owner.token"), "other");

        var run = await CommandRun.OfAsync(_api, "search", "x");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("--data");
        run.Error.Count(c => c == '\n').ShouldBe(1);
    }

    [Theory]
    [InlineData("search")]
    [InlineData("nonsense")]
    [InlineData("search", "x", "--port", "99999")]
    public async Task A_wrong_command_line_fails_without_a_stack_trace(params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldNotBeEmpty();
        run.Error.ShouldNotContain("   at ");
    }

    private static JsonObject Note(string id, string title, string content, params string[] aliases) => new()
    {
        ["id"] = id,
        ["title"] = title,
        ["type"] = "note",
        ["status"] = "seed",
        ["tags"] = new JsonArray("kitchen"),
        ["aliases"] = new JsonArray([.. aliases.Select(alias => (JsonNode)alias)]),
        ["content"] = content,
    };
}
