using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Brain;

[Collection(McpHostCollection.Name)]
public sealed class ResourceTests(McpHost host)
{
    [Fact]
    public async Task A_title_stands_for_the_id_and_the_answer_names_the_id()
    {
        using var client = host.Client();
        var id = await AddAsync(client, "Forgetting curve", "It falls.");
        foreach (var uri in (string[])[$"note://{id}", $"note://{id.ToLowerInvariant()}/", "note://Forgetting%20curve", "note://forgetting curve"])
        {
            var contents = (await ReadAsync(client, uri))["contents"]![0]!;
            ((string?)contents["uri"], (string?)contents["mimeType"]).ShouldBe(($"note://{id}", "text/markdown"));
            ((string)contents["text"]!).ShouldContain("It falls.");
        }
    }

    [Fact]
    public async Task A_name_that_two_notes_share_is_answered_with_both()
    {
        using var client = host.Client();
        var one = await AddAsync(client, "Bread", "With rye.");
        var two = await AddAsync(client, "Bread", "With wheat.");
        var answer = await client.AskAsync("resources/read", new JsonObject { ["uri"] = "note://bread" });
        answer.ErrorCode.ShouldBe(-32602);
        var message = (string)answer.Body["error"]!["message"]!;
        message.ShouldContain(one);
        message.ShouldContain(two);

        var values = (await client.AskAsync("completion/complete", Completion("bre"))).Body["result"]!["completion"]!["values"]!.AsArray();
        values.Select(value => (string?)value).ShouldBe([one, two], ignoreOrder: true);
    }

    [Fact]
    public async Task Completion_finds_beginnings_then_words_inside_and_the_newest_for_nothing()
    {
        using var client = host.Client();
        await AddAsync(client, "Old bread", "1");
        await AddAsync(client, "Bread and salt", "2");
        await AddAsync(client, "Soup", "3");
        (await CompleteAsync(client, "bread")).ShouldBe(["Bread and salt", "Old bread"]);
        (await CompleteAsync(client, "")).ShouldBe(["Soup", "Bread and salt", "Old bread"]);
        (await CompleteAsync(client, "zz")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_note_goes_on_at_the_address_that_its_part_names()
    {
        using var client = host.Client();
        var id = await AddAsync(client, "Long", string.Concat(Enumerable.Range(0, 4000).Select(n => string.Create(CultureInfo.InvariantCulture, $"Line {n}.\n"))));
        var uri = $"note://{id}";
        var parts = 0;
        for (var last = ""; !last.Contains("Line 3999.", StringComparison.Ordinal); parts++)
        {
            last = (string)(await ReadAsync(client, uri))["contents"]![0]!["text"]!;
            last.Length.ShouldBeLessThan(25_000);
            uri = last.Contains("?offset=", StringComparison.Ordinal) ? $"note://{id}?offset={last[(last.LastIndexOf('=') + 1)..].TrimEnd(']')}" : "";
        }

        parts.ShouldBe(2);
        uri.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_goes_on_with_its_cursor_after_the_fixed_resources()
    {
        using var client = host.Client();
        var first = (await client.AskAsync("resources/list")).Body["result"]!;
        first["resources"]!.AsArray().Count.ShouldBe(2);
        first["nextCursor"].ShouldBeNull();
        foreach (var cursor in (string[])["garbage", "100", "100.garbage", "-1.x", "900.x"])
        {
            (await client.AskAsync("resources/list", new JsonObject { ["cursor"] = cursor })).ErrorCode.ShouldBe(-32602, cursor);
        }

        (await client.AskAsync("resources/templates/list", new JsonObject { ["cursor"] = "x" })).ErrorCode.ShouldBe(-32602);
        (await client.AskAsync("prompts/list", new JsonObject { ["cursor"] = "x" })).ErrorCode.ShouldBe(-32602);
        (await client.AskAsync("tools/list", new JsonObject { ["cursor"] = "x" })).ErrorCode.ShouldBe(-32602);
    }

    [Fact]
    public async Task An_unknown_resource_has_the_code_of_its_revision()
    {
        using var client = host.Client();
        var uri = new JsonObject { ["uri"] = "note://nothing" };
        (await client.AskAsync("resources/read", uri)).ErrorCode.ShouldBe(-32602);
        (await client.AskOldAsync("resources/read", new JsonObject { ["uri"] = "note://nothing" })).ErrorCode.ShouldBe(-32002);
        (await client.AskOldAsync("resources/read", new JsonObject { ["uri"] = "note://nothing" }, "2025-06-18")).ErrorCode.ShouldBe(-32002);
    }

    [Theory]
    [InlineData("resources/list", "{}", 0, "private")]
    [InlineData("resources/templates/list", "{}", 300_000, "public")]
    [InlineData("resources/read", """{"uri":"brain://overview"}""", 0, "private")]
    [InlineData("resources/read", """{"uri":"ui://second-brain/neighbourhood"}""", 300_000, "public")]
    [InlineData("prompts/list", "{}", 300_000, "public")]
    [InlineData("tools/list", "{}", 300_000, "public")]
    public async Task Results_say_how_long_they_may_be_kept_and_by_whom(string method, string parameters, long ttl, string scope)
    {
        using var client = host.Client();
        var result = (await client.AskAsync(method, JsonNode.Parse(parameters)!.AsObject())).Body["result"]!;
        ((long?)result["ttlMs"], (string?)result["cacheScope"]).ShouldBe((ttl, scope));
        ((string?)result["resultType"]).ShouldBe("complete");
        var old = (await client.AskOldAsync(method, JsonNode.Parse(parameters)!.AsObject())).Body["result"]!;
        old["ttlMs"].ShouldBeNull();
    }

    [Fact]
    public async Task A_context_is_a_resource_too()
    {
        using var client = host.Client();
        var id = await AddAsync(client, "Levain", "Feed the levain in the evening.");
        ((string)(await ReadAsync(client, "context://when%20to%20feed%20the%20levain"))["contents"]![0]!["text"]!).ShouldContain($"[1] {id}");
        ((string)(await ReadAsync(client, "context://xyzzy"))["contents"]![0]!["text"]!).ShouldStartWith("Nothing matches.");
    }

    [Fact]
    public async Task The_overview_counts_what_is_there()
    {
        using var client = host.Client();
        await client.UseAsync("add_note", new JsonObject { ["title"] = "Sour", ["content"] = "See [[Dough]].", ["tags"] = new JsonArray("baking"), ["type"] = "concept" });
        var dough = await AddAsync(client, "Dough", "It rises.");
        await client.UseAsync("search", new JsonObject { ["query"] = "dough" });
        var text = (string)(await ReadAsync(client, "brain://overview"))["contents"]![0]!["text"]!;
        text.ShouldContain("2 notes");
        text.ShouldContain("Types: concept 1, note 1");
        text.ShouldContain("Tags: baking 1");
        text.ShouldContain($"Dough ({dough})");
        text.Length.ShouldBeLessThan(8000);
        ((string)(await ReadAsync(client, "digest://latest"))["contents"]![0]!["text"]!).ShouldStartWith("There is no digest yet");
    }

    [Fact]
    public async Task Another_brains_notes_are_in_no_resource_no_completion_and_no_prompt()
    {
        using var owner = host.Client();
        using var stranger = host.Client();
        var id = await AddAsync(owner, "Secret garden", "Hidden.");
        (await stranger.AskAsync("resources/read", new JsonObject { ["uri"] = $"note://{id}" })).ErrorCode.ShouldBe(-32602);
        (await stranger.AskAsync("resources/read", new JsonObject { ["uri"] = "note://Secret garden" })).ErrorCode.ShouldBe(-32602);
        (await CompleteAsync(stranger, "secret")).ShouldBeEmpty();
        (await stranger.AskAsync("prompts/get", new JsonObject { ["name"] = "connect_the_dots", ["arguments"] = new JsonObject { ["note"] = id } })).ErrorCode.ShouldBe(-32602);
        (await stranger.FailAsync("find_path", new JsonObject { ["from"] = id })).ShouldStartWith("There is no note");
        (await ReadAsync(stranger, "brain://overview")).ToJsonString().ShouldNotContain("garden");
    }

    private static async Task<JsonNode> ReadAsync(RawClient client, string uri)
    {
        var answer = await client.AskAsync("resources/read", new JsonObject { ["uri"] = uri });
        return answer.Body["result"] ?? throw new InvalidOperationException(answer.Text);
    }

    private static async Task<IEnumerable<string?>> CompleteAsync(RawClient client, string value) =>
        (await client.AskAsync("completion/complete", Completion(value))).Body["result"]!["completion"]!["values"]!.AsArray().Select(each => (string?)each);

    private static JsonObject Completion(string value) => new()
    {
        ["ref"] = new JsonObject { ["type"] = "ref/resource", ["uri"] = "note://{id}" },
        ["argument"] = new JsonObject { ["name"] = "id", ["value"] = value },
    };

    private static async Task<string> AddAsync(RawClient client, string title, string content) =>
        (string)(await client.UseAsync("add_note", new JsonObject { ["title"] = title, ["content"] = content }))["id"]!;
}
