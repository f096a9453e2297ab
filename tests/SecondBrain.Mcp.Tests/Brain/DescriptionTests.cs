using System.Text.Json.Nodes;
using SecondBrain.Mcp.Brain;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Brain;

[Collection(McpHostCollection.Name)]
public sealed class DescriptionTests(McpHost host)
{
    [Fact]
    public void Instructions_have_under_400_words() =>
        BrainInstructions.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeLessThan(400);

    [Fact]
    public async Task Every_tool_says_what_it_takes_gives_and_may_do()
    {
        foreach (var tool in await ToolsAsync())
        {
            ((string?)tool["title"]).ShouldNotBeNullOrWhiteSpace();
            ((string?)tool["description"])!.ShouldContain("Example: {");
            ((string?)tool["inputSchema"]!["type"]).ShouldBe("object");
            ((bool?)tool["inputSchema"]!["additionalProperties"]).ShouldBe(false);
            ((string?)tool["outputSchema"]!["type"]).ShouldBe("object");
            foreach (var hint in (string[])["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"])
            {
                tool["annotations"]![hint].ShouldNotBeNull();
            }
        }
    }

    [Fact]
    public async Task Two_tools_write_and_none_destroys()
    {
        var tools = await ToolsAsync();
        tools.Where(tool => (bool?)tool["annotations"]!["readOnlyHint"] is false).Select(tool => (string?)tool["name"]).ShouldBe(["add_note", "connect_notes"]);
        tools.ShouldAllBe(tool => (bool)tool["annotations"]!["destructiveHint"]! == false);
    }

    [Fact]
    public async Task The_list_of_tools_stays_under_4000_tokens()
    {
        var text = new JsonArray([.. (await ToolsAsync()).Select(tool => tool.DeepClone())]).ToJsonString();
        (text.Length / 4).ShouldBeLessThan(4000); // 4 characters a token, about
    }

    private async Task<List<JsonNode>> ToolsAsync()
    {
        using var client = host.Client();
        return [.. (await client.AskAsync("tools/list")).Body["result"]!["tools"]!.AsArray().Select(tool => tool!)];
    }
}
