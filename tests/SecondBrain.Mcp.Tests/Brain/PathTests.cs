using System.Text.Json.Nodes;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Brain;

[Collection(McpHostCollection.Name)]
public sealed class PathTests(McpHost host)
{
    [Fact]
    public async Task A_path_names_the_notes_and_links_between_two()
    {
        using var client = host.Client();
        var (salt, dough, bread, soup) = (await AddAsync(client, "Salt", "Plain."), await AddAsync(client, "Dough", "With [[Salt]]."), await AddAsync(client, "Bread", "Of [[Dough]]."), await AddAsync(client, "Soup", "Hot."));
        await client.UseAsync("search", new JsonObject { ["query"] = "bread" });

        var path = await client.UseAsync("find_path", new JsonObject { ["from"] = bread, ["to"] = salt });
        path["nodes"]!.AsArray().Select(node => (string?)node!["id"]).ShouldBe([bread, dough, salt]);
        path["edges"]!.AsArray().Select(edge => (string?)edge!["type"]).ShouldBe(["links-to", "links-to"]);
        ((double?)path["strength"])!.Value.ShouldBeInRange(0.01, 1);

        var none = await client.UseAsync("find_path", new JsonObject { ["from"] = bread, ["to"] = soup, ["by"] = "strongest" });
        none["nodes"]!.AsArray().ShouldBeEmpty();
        ((string)none["advice"]!).ShouldContain("No chain of links");

        var near = await client.UseAsync("find_path", new JsonObject { ["from"] = dough });
        near["nodes"]!.AsArray().Select(node => ((string?)node!["id"], (int?)node["depth"])).ShouldBe([(dough, 0), (salt, 1), (bread, 1)], ignoreOrder: true);
        (await client.UseAsync("find_path", new JsonObject { ["from"] = bread, ["depth"] = 2 }))["nodes"]!.AsArray().Count.ShouldBe(3);
    }

    private static async Task<string> AddAsync(RawClient client, string title, string content) =>
        (string)(await client.UseAsync("add_note", new JsonObject { ["title"] = title, ["content"] = content }))["id"]!;
}
