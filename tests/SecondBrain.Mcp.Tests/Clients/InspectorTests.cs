using System.Text.Json.Nodes;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Clients;

/// <summary>The MCP inspector's command line, which people use to look at a server. It needs Node.js 22, which comes with its packages.</summary>
[Collection(McpHostCollection.Name)]
public sealed class InspectorTests(McpHost host)
{
    [NodeFact]
    public async Task It_lists_the_tools_and_calls_one()
    {
        var packages = await ClientPackages.EnsureAsync();
        var token = host.Token(McpHost.NewBrain());

        var listed = await InspectAsync(packages, token, "--method", "tools/list");
        listed["tools"]!.AsArray().Select(tool => (string?)tool!["name"]).ShouldContain("search");

        var called = await InspectAsync(packages, token, "--method", "tools/call", "--tool-name", "add_note", "--tool-arg", "content=Looked at by the inspector.");
        ((bool?)called["structuredContent"]!["searchable"]).ShouldBe(true);
    }

    private async Task<JsonNode> InspectAsync(string packages, string token, params string[] arguments)
    {
        var modules = Path.Combine(packages, "node_modules");
        return JsonNode.Parse(await NodeProcess.RunAsync(
            Path.Combine(modules, "node", "bin", "node"),
            packages,
            [Path.Combine(modules, ".bin", "mcp-inspector"), "--cli", host.Address.ToString(), "--transport", "http", "--header", $"Authorization: Bearer {token}", .. arguments]))!;
    }
}
