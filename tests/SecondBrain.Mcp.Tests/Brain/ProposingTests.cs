using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Brain;

[Collection(McpHostCollection.Name)]
public sealed class ProposingTests(McpHost host)
{
    [Fact]
    public async Task A_proposal_waits_in_the_list_with_who_made_it_and_since_when()
    {
        var brain = McpHost.NewBrain();
        using var owner = host.Client(brain);
        var note = (string)(await owner.UseAsync("add_note", new JsonObject { ["content"] = "# Compost" }))["id"]!;
        using var agent = host.Client(brain, agent: "claude", Scope.Read, Scope.Propose);
        var arguments = new JsonObject { ["kind"] = "tag", ["note"] = note, ["value"] = "garden", ["reason"] = "About soil." };
        var proposed = await agent.UseAsync("propose", arguments);
        ((string)proposed["state"]!, (bool)proposed["isNew"]!).ShouldBe(("proposed", true));
        var again = await agent.UseAsync("propose", arguments.DeepClone().AsObject());
        ((string)again["review"]!, (bool)again["isNew"]!).ShouldBe(((string)proposed["review"]!, false));

        JsonNode listed;
        do
        {
            listed = await agent.UseAsync("list_reviews", []); // the workflow opens it a moment later
        }
        while (listed["items"]!.AsArray().Count == 0);

        var review = listed["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)review["id"]!, (string)review["by"]!, (string)review["value"]!, (int)review["days"]!).ShouldBe(((string)proposed["review"]!, "claude for ada", "garden", 0));
        ((string)review["reason"]!).ShouldContain("About soil.");
        (await agent.UseAsync("read_note", new JsonObject { ["id"] = note }))["tags"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_flag_is_shown_with_the_note_until_a_person_takes_it_away()
    {
        var brain = McpHost.NewBrain();
        using var owner = host.Client(brain);
        var note = (string)(await owner.UseAsync("add_note", new JsonObject { ["content"] = "# Prices of 2019" }))["id"]!;
        using var agent = host.Client(brain, agent: "claude", Scope.Read, Scope.Propose);
        var first = await agent.UseAsync("flag_note", new JsonObject { ["id"] = note, ["reason"] = "outdated", ["why"] = "Seven years old." });
        var second = await agent.UseAsync("flag_note", new JsonObject { ["id"] = note, ["reason"] = "outdated", ["why"] = "Still." });
        ((string)second["at"]!).ShouldBe((string)first["at"]!);
        var report = (await agent.UseAsync("read_note", new JsonObject { ["id"] = note }))["reports"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)report["reason"]!, (string)report["by"]!).ShouldBe(("outdated", "claude for ada"));
        (await agent.FailAsync("flag_note", new JsonObject { ["id"] = "01JD8Z0K3V6Q8YB2M4N5P7R9ST", ["reason"] = "wrong" })).ShouldContain("no note");
    }

    [Fact]
    public async Task A_token_that_may_only_propose_writes_by_no_tool()
    {
        var brain = McpHost.NewBrain();
        using var owner = host.Client(brain);
        var note = (string)(await owner.UseAsync("add_note", new JsonObject { ["content"] = "# Mine" }))["id"]!;
        using var agent = host.Client(brain, agent: "claude", Scope.Read, Scope.Propose);
        var tools = (await agent.AskAsync("tools/list")).Body["result"]!["tools"]!.AsArray();
        string[] proposing = ["propose", "flag_note"];
        var refused = 0;
        foreach (var tool in tools.Where(tool => (bool?)tool!["annotations"]!["readOnlyHint"] is false && !proposing.Contains((string)tool["name"]!)))
        {
            var answer = await agent.AskAsync("tools/call", new JsonObject { ["name"] = (string)tool!["name"]!, ["arguments"] = new JsonObject { ["id"] = note, ["content"] = "No." } });
            answer.Status.ShouldBe(403, (string)tool["name"]!);
            refused++;
        }

        refused.ShouldBeGreaterThanOrEqualTo(3);
        (await agent.UseAsync("list_notes", []))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Text_of_an_agent_is_untrusted_and_says_so_wherever_it_is_read()
    {
        var brain = McpHost.NewBrain();
        using var agent = host.Client(brain, agent: "claude");
        var note = (string)(await agent.UseAsync("add_note", new JsonObject { ["title"] = "Starling", ["content"] = "A starling can mimic a phone." }))["id"]!;
        var read = await agent.UseAsync("read_note", new JsonObject { ["id"] = note });
        read["marks"]!.AsArray().Select(mark => (string)mark!).ShouldBe(["untrusted"]);
        ((string)read["content"]!).ShouldStartWith("[data ");
        ((string)(await agent.UseAsync("search", new JsonObject { ["query"] = "starling" }))["items"]![0]!["snippet"]!).ShouldStartWith("[data ");
        (await agent.UseAsync("search", new JsonObject { ["query"] = "starling", ["trusted_only"] = true }))["items"]!.AsArray().ShouldBeEmpty();
    }
}
