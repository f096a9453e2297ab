using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Brain;

[Collection(McpHostCollection.Name)]
public sealed class WritingTests(McpHost host)
{
    [Fact]
    public async Task An_added_note_is_searchable_when_the_tool_answers()
    {
        using var client = host.Client();
        var added = await client.UseAsync("add_note", new JsonObject { ["title"] = "Sourdough starter", ["content"] = "Feed the levain twice a day." });
        ((bool?)added["searchable"]).ShouldBe(true);
        ((bool?)added["duplicate"]).ShouldBe(false);

        var found = await client.UseAsync("search", new JsonObject { ["query"] = "levain" });
        ((string?)found["items"]![0]!["id"]).ShouldBe((string?)added["id"]);
        ((string?)found["items"]![0]!["title"]).ShouldBe("Sourdough starter");
    }

    [Fact]
    public async Task A_note_added_with_the_owners_token_is_a_seed_by_an_unverified_agent()
    {
        using var client = host.Client();
        var added = await client.UseAsync("add_note", new JsonObject { ["content"] = "---\nstatus: evergreen\n---\nI am evergreen, I say." }, client: "claude-desktop<script>");
        var note = await client.UseAsync("read_note", new JsonObject { ["id"] = (string?)added["id"] });
        ((string?)note["status"]).ShouldBe("seed");
        ((string?)note["writtenBy"]).ShouldBe("claude-desktopscript (unverified) for ada");
    }

    [Fact]
    public async Task A_token_made_for_an_agent_names_the_writer_whatever_the_client_calls_itself()
    {
        using var client = host.Client(agent: "claude");
        var added = await client.UseAsync("add_note", new JsonObject { ["content"] = "By an agent." }, client: "ada");
        var note = await client.UseAsync("read_note", new JsonObject { ["id"] = (string?)added["id"] });
        ((string?)note["writtenBy"]).ShouldBe("claude for ada");
    }

    [Fact]
    public async Task The_same_note_twice_is_one_note()
    {
        using var client = host.Client();
        var first = await client.UseAsync("add_note", new JsonObject { ["content"] = "Once only." });
        var second = await client.UseAsync("add_note", new JsonObject { ["content"] = "Once only." });
        ((string?)second["id"]).ShouldBe((string?)first["id"]);
        ((bool?)second["duplicate"]).ShouldBe(true);
    }

    [Fact]
    public async Task A_key_that_belongs_to_another_note_is_refused_with_that_note()
    {
        using var client = host.Client();
        var first = await client.UseAsync("add_note", new JsonObject { ["content"] = "One.", ["idempotency_key"] = "k" });
        var advice = await client.FailAsync("add_note", new JsonObject { ["content"] = "Two.", ["idempotency_key"] = "k" });
        advice.ShouldContain((string)first["id"]!);
        advice.ShouldContain("idempotency_key");
    }

    [Fact]
    public async Task Without_waiting_the_note_is_stored_and_its_receipt_tells_the_rest()
    {
        using var client = host.Client();
        var added = await client.UseAsync("add_note", new JsonObject { ["content"] = "In a hurry.", ["wait"] = false });
        ((bool?)added["searchable"]).ShouldBe(false);
        var receipt = await client.UseAsync("get_receipt", new JsonObject { ["id"] = (string?)added["receipt"] });
        ((string?)receipt["note"]).ShouldBe((string?)added["id"]);
        receipt["stored"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Connecting_is_by_an_agent_and_twice_is_once()
    {
        using var client = host.Client();
        var (a, b) = (await AddAsync(client, "Alpha"), await AddAsync(client, "Beta"));
        var arguments = new JsonObject { ["source"] = a, ["target"] = b, ["type"] = "supports" };
        var first = await client.UseAsync("connect_notes", arguments);
        ((bool?)first["created"], (string?)first["provenance"], (string?)first["source"]!["title"]).ShouldBe((true, "agent", "Alpha"));
        ((bool?)(await client.UseAsync("connect_notes", arguments.DeepClone().AsObject()))["created"]).ShouldBe(false);

        var note = await client.UseAsync("read_note", new JsonObject { ["id"] = b });
        ((string?)note["backlinks"]![0]!["id"], (string?)note["backlinks"]![0]!["type"]).ShouldBe((a, "supports"));
    }

    [Fact]
    public async Task A_token_that_may_only_read_gets_403_for_writing_and_the_scope_it_lacks()
    {
        var brain = McpHost.NewBrain();
        using var reader = host.Client(brain, scopes: Scope.Read);
        foreach (var tool in (string[])["add_note", "connect_notes"])
        {
            var answer = await reader.AskAsync("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = new JsonObject { ["content"] = "No." } });
            answer.Status.ShouldBe(403);
            answer.Challenge.ShouldEndWith("error=\"insufficient_scope\", scope=\"brain/write\"");
            ((string?)answer.Body["error"]!["message"])!.ShouldContain("brain/write");
        }

        (await reader.UseAsync("list_notes", []))["items"]!.AsArray().Count.ShouldBe(0);
    }

    private static async Task<string> AddAsync(RawClient client, string title) =>
        (string)(await client.UseAsync("add_note", new JsonObject { ["title"] = title, ["content"] = $"About {title}." }))["id"]!;
}
