using System.Text.Json.Nodes;
using SecondBrain.Mcp.Brain;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Brain;

[Collection(McpHostCollection.Name)]
public sealed class DescriptionTests(McpHost host)
{
    /// <summary>Of the whole list as JSON: 4,000 tokens of o200k_base are some 15,600 characters of it, as tests/mcp-clients/tokens.mjs counts.</summary>
    private const int MaxList = 15_500;

    private const int MaxTool = 1000;

    private static readonly string[] Writers = ["add_note", "update_note", "connect_notes", "propose", "undo_session", "flag_note", "import_notes"];

    [Fact]
    public void Instructions_have_under_400_words() =>
        BrainInstructions.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeLessThan(400);

    [Fact]
    public async Task Instructions_name_every_tool()
    {
        foreach (var tool in await ToolsAsync())
        {
            BrainInstructions.Text.ShouldContain((string)tool["name"]!);
        }
    }

    [Fact]
    public async Task Every_tool_says_what_it_takes_gives_and_may_do()
    {
        foreach (var tool in await ToolsAsync())
        {
            var name = (string)tool["name"]!;
            ((string?)tool["title"]).ShouldNotBeNullOrWhiteSpace(name);
            ((string)tool["description"]!).Split("Example: {").Length.ShouldBe(2, name);
            ((string?)tool["inputSchema"]!["type"]).ShouldBe("object", name);
            ((bool?)tool["inputSchema"]!["additionalProperties"]).ShouldBe(false, name);
            ((string?)tool["outputSchema"]!["type"]).ShouldBe("object", name);
            string[] hints = (bool)tool["annotations"]!["readOnlyHint"]! ? ["openWorldHint"] : ["openWorldHint", "destructiveHint", "idempotentHint"];
            foreach (var hint in hints)
            {
                tool["annotations"]![hint].ShouldNotBeNull($"{name}: {hint}");
            }
        }
    }

    [Fact]
    public async Task Who_reads_says_so_and_none_destroys()
    {
        var tools = await ToolsAsync();
        tools.Where(tool => (bool?)tool["annotations"]!["readOnlyHint"] is false).Select(tool => (string)tool["name"]!).ShouldBeSubsetOf(Writers);
        tools.ShouldAllBe(tool => tool["annotations"]!["destructiveHint"] == null || (bool)tool["annotations"]!["destructiveHint"]! == false);
    }

    [Fact]
    public async Task Examples_are_arguments_that_the_schema_knows()
    {
        foreach (var tool in await ToolsAsync())
        {
            var description = (string)tool["description"]!;
            var example = JsonNode.Parse(description[(description.IndexOf("Example: ", StringComparison.Ordinal) + "Example: ".Length)..].Trim())!.AsObject();
            var schema = tool["inputSchema"]!;
            example.Select(argument => argument.Key).ShouldBeSubsetOf(schema["properties"]!.AsObject().Select(property => property.Key), (string?)tool["name"]);
            schema["required"]!.AsArray().Select(name => (string)name!).ShouldBeSubsetOf(example.Select(argument => argument.Key), (string?)tool["name"]);
        }
    }

    [Fact]
    public async Task The_list_of_tools_stays_under_4000_tokens()
    {
        var tools = await ToolsAsync();
        tools.Where(tool => Length(tool) > MaxTool).Select(tool => $"{tool["name"]}: {Length(tool)}").ShouldBeEmpty();
        tools.Sum(Length).ShouldBeLessThan(MaxList);
    }

    /// <summary>As it is sent: without escapes that JSON does not ask for.</summary>
    private static int Length(JsonNode tool) => RpcWriter.ToText(tool).Length;

    private async Task<List<JsonNode>> ToolsAsync()
    {
        using var client = host.Client();
        return [.. (await client.AskAsync("tools/list")).Body["result"]!["tools"]!.AsArray().Select(tool => tool!)];
    }
}
