using System.Text.Json.Nodes;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Brain;

[Collection(McpHostCollection.Name)]
public sealed class UpdatingTests(McpHost host)
{
    [Fact]
    public async Task A_note_that_an_agent_wrote_is_updated_and_its_earlier_versions_are_read()
    {
        using var client = host.Client(agent: "helper");
        var id = (string)(await client.UseAsync("add_note", new JsonObject { ["content"] = "# Draft\n\nOne." }))["id"]!;

        var updated = await client.UseAsync("update_note", new JsonObject { ["id"] = id, ["version"] = 1, ["content"] = "# Draft\n\nTwo.", ["tags"] = new JsonArray("t") });

        ((int)updated["version"]!).ShouldBe(2);
        updated["changed"]!.AsArray().Select(part => (string)part!).ShouldBe(["content", "tags"]);
        ((string?)updated["receipt"]).ShouldNotBeNull();
        var read = await client.UseAsync("read_note", new JsonObject { ["id"] = id });
        ((string)read["content"]!).ShouldContain("Two.");
        read["versions"]!.AsArray().Select(version => (int)version!["version"]!).ShouldBe([2, 1]);
        ((string)(await client.UseAsync("read_note", new JsonObject { ["id"] = id, ["version"] = 1 }))["content"]!).ShouldContain("One.");
        ((string)(await client.UseAsync("read_note", new JsonObject { ["id"] = id, ["original"] = true }))["content"]!).ShouldContain("One.");
        (await client.FailAsync("read_note", new JsonObject { ["id"] = id, ["version"] = 9 })).ShouldContain("current version is 2");
        ((int)(await client.UseAsync("update_note", new JsonObject { ["id"] = id, ["version"] = 2, ["title"] = "Draft" }))["version"]!).ShouldBe(2); // that way already
    }

    [Fact]
    public async Task An_update_of_a_version_that_is_not_current_shows_what_changed_and_what_to_do()
    {
        using var client = host.Client(agent: "helper");
        var id = (string)(await client.UseAsync("add_note", new JsonObject { ["content"] = "# Shared\n\nOne." }))["id"]!;
        await client.UseAsync("update_note", new JsonObject { ["id"] = id, ["version"] = 1, ["content"] = "# Shared\n\nTheirs." });

        var advice = await client.FailAsync("update_note", new JsonObject { ["id"] = id, ["version"] = 1, ["content"] = "# Shared\n\nMine." });

        advice.ShouldContain("+Theirs.");
        advice.ShouldContain("call update_note with version 2");
        (await client.FailAsync("update_note", new JsonObject { ["id"] = id, ["content"] = "x" })).ShouldContain("'version' is required");
    }

    [Fact]
    public async Task A_note_that_a_person_wrote_is_not_updated_but_the_change_can_be_proposed()
    {
        var brain = McpHost.NewBrain();
        using var http = new HttpClient { BaseAddress = new Uri(host.Address, "/") };
        http.DefaultRequestHeaders.Authorization = new("Bearer", host.Token(brain));
        using var captured = await http.PostAsync("notes", new StringContent("# Mine\n\nOne.", System.Text.Encoding.UTF8, "text/markdown"));
        var id = (string)JsonNode.Parse(await captured.Content.ReadAsStringAsync())!["id"]!;

        using var client = host.Client(brain); // the owner's own token, through an assistant
        (await client.FailAsync("update_note", new JsonObject { ["id"] = id, ["version"] = 1, ["content"] = "# Mine\n\nTwo." })).ShouldContain("Propose");
        ((int)(await client.UseAsync("read_note", new JsonObject { ["id"] = id }))["version"]!).ShouldBe(1);
    }

    [Fact]
    public async Task The_tools_of_editing_are_described_in_a_thousand_characters_each()
    {
        using var client = host.Client();
        foreach (var tool in (await client.AskAsync("tools/list")).Body["result"]!["tools"]!.AsArray().Where(tool => (string)tool!["name"]! is "read_note" or "update_note"))
        {
            tool!.ToJsonString().Length.ShouldBeLessThanOrEqualTo(1000, (string)tool["name"]!);
        }
    }
}
