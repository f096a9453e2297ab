using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Brain;

[Collection(McpHostCollection.Name)]
public sealed class ReadingTests(McpHost host)
{
    [Fact]
    public async Task A_long_note_is_read_in_parts_that_make_the_whole()
    {
        using var client = host.Client();
        var text = string.Concat(Enumerable.Range(0, 400).Select(i => string.Create(CultureInfo.InvariantCulture, $"Line {i} 🌱 ñ.\n")));
        var id = await AddAsync(client, text);

        var whole = new StringBuilder();
        int? offset = 0;
        while (offset is { } from)
        {
            var part = await client.UseAsync("read_note", new JsonObject { ["id"] = id, ["offset"] = from, ["length"] = 1001 });
            ((int?)part["offset"]).ShouldBe(whole.Length);
            var content = Fence.Inside((string)part["content"]!);
            content.Length.ShouldBeLessThanOrEqualTo(1001);
            whole.Append(content);
            offset = (int?)part["nextOffset"];
            (part["advice"] is null).ShouldBe(offset is null);
        }

        whole.ToString().ShouldBe(text);
    }

    [Fact]
    public async Task A_note_shows_its_links_those_that_wait_for_a_note_too()
    {
        using var client = host.Client();
        var target = await AddAsync(client, "# Target\nHere.");
        var id = await AddAsync(client, "# Source\nSee [[Target]] and [[Missing]].");
        var links = (await client.UseAsync("read_note", new JsonObject { ["id"] = id }))["links"]!.AsArray();
        links.Select(link => ((string?)link!["title"], (string?)link["id"])).ShouldBe([("Target", target), ("Missing", null)]);
        (await client.UseAsync("read_note", new JsonObject { ["id"] = id, ["include_links"] = false }))["links"].ShouldBeNull();
    }

    [Fact]
    public async Task The_text_of_a_result_is_its_structured_content()
    {
        using var client = host.Client();
        await AddAsync(client, "Crème brûlée & \"quotes\"");
        var result = await client.CallAsync("list_notes", []);
        var text = (string)result["content"]![0]!["text"]!;
        JsonNode.DeepEquals(JsonNode.Parse(text), result["structuredContent"]).ShouldBeTrue();
        text.ShouldContain("Crème brûlée & ");
    }

    [Fact]
    public async Task Lists_and_searches_go_on_with_their_cursor()
    {
        using var client = host.Client();
        foreach (var number in (string[])["one", "two", "three", "four", "five"])
        {
            await AddAsync(client, $"Pagination {number}.");
        }

        foreach (var (tool, arguments) in ((string, JsonObject)[])[("list_notes", []), ("search", new JsonObject { ["query"] = "pagination" })])
        {
            var seen = new List<string>();
            string? cursor = null;
            do
            {
                var asked = arguments.DeepClone().AsObject();
                asked["limit"] = 2;
                asked["cursor"] = cursor;
                var page = await client.UseAsync(tool, asked);
                page["items"]!.AsArray().Count.ShouldBeInRange(1, 2);
                seen.AddRange(page["items"]!.AsArray().Select(item => (string)item!["id"]!));
                cursor = (string?)page["next"];
            }
            while (cursor is not null);
            seen.Distinct().Count().ShouldBe(5, tool);
            seen.Count.ShouldBe(5, tool);
        }
    }

    [Fact]
    public async Task A_search_without_a_hit_says_what_to_try()
    {
        using var client = host.Client();
        var found = await client.UseAsync("search", new JsonObject { ["query"] = "nothing here" });
        ((int?)found["total"]).ShouldBe(0);
        ((string?)found["advice"])!.ShouldContain("list_notes");
    }

    [Fact]
    public async Task A_context_quotes_and_cites_the_notes_that_answer_and_those_connected_with_them()
    {
        using var client = host.Client();
        var starter = await AddAsync(client, "# Starter\nFeed the levain in the evening, see [[Acids]].");
        var acids = await AddAsync(client, "# Acids\nBacteria make them.");

        var result = await client.CallAsync("build_context", new JsonObject { ["query"] = "levain evening", ["budget"] = 300 });

        var text = (string)result["content"]![0]!["text"]!;
        text.ShouldContain("Feed the levain in the evening, see [[Acids]].");
        text.ShouldContain($"[1] {starter}\n[2] {acids}\n");
        var built = result["structuredContent"]!;
        ((int)built["tokens"]!).ShouldBeInRange(1, 300);
        built["passages"]!.AsArray().Select(passage => (string?)passage!["id"]).ShouldBe([starter, acids]);
    }

    [Fact]
    public async Task A_context_without_a_match_says_what_to_try()
    {
        using var client = host.Client();
        var result = await client.CallAsync("build_context", new JsonObject { ["query"] = "nothing here" });
        ((string)result["content"]![0]!["text"]!).ShouldStartWith("Nothing matches.");
        result["isError"].ShouldBeNull();
        result["structuredContent"]!["passages"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_brains_note_is_not_there()
    {
        using var owner = host.Client();
        using var stranger = host.Client();
        var id = await AddAsync(owner, "Private.");
        (await stranger.FailAsync("read_note", new JsonObject { ["id"] = id })).ShouldStartWith($"There is no note {id}");
    }

    private static async Task<string> AddAsync(RawClient client, string content) =>
        (string)(await client.UseAsync("add_note", new JsonObject { ["content"] = content }))["id"]!;
}
