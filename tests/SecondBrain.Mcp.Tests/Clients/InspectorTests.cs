using System.Text.Json.Nodes;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Clients;

/// <summary>The MCP inspector's command line, which people use to look at a server. It needs Node.js 22, which comes with its packages.</summary>
[Collection(McpHostCollection.Name)]
public sealed class InspectorTests(McpHost host)
{
    [NodeFact]
    public async Task It_looks_at_tools_resources_and_prompts_over_HTTP()
    {
        var packages = await ClientPackages.EnsureAsync();
        var token = host.Token(McpHost.NewBrain());
        await LookAsync(packages, [host.Address.ToString(), "--transport", "http", "--header", $"Authorization: Bearer {token}"]);
    }

    [NodeFact]
    public async Task It_looks_at_the_same_over_stdio()
    {
        var packages = await ClientPackages.EnsureAsync();
        var data = host.DataFor(host.Token(McpHost.NewBrain()));
        await LookAsync(packages, ["dotnet", LocalProgram.Path, "mcp", "--data", data.FullName]);
        data.Delete(recursive: true);
    }

    private static async Task LookAsync(string packages, string[] server)
    {
        var called = await InspectAsync(packages, server, "--method", "tools/call", "--tool-name", "add_note", "--tool-arg", "content=Looked at by the inspector.");
        ((bool?)called["structuredContent"]!["searchable"]).ShouldBe(true);

        var tools = await InspectAsync(packages, server, "--method", "tools/list");
        tools["tools"]!.AsArray().Select(tool => (string)tool!["name"]!).ShouldBe(ContractTools.All);

        var resources = await InspectAsync(packages, server, "--method", "resources/list");
        resources["resources"]!.AsArray().Select(resource => (string?)resource!["uri"]).ShouldContain("brain://overview");
        var overview = await InspectAsync(packages, server, "--method", "resources/read", "--uri", "brain://overview");
        ((string)overview["contents"]![0]!["text"]!).ShouldContain("1 note ");

        var prompts = await InspectAsync(packages, server, "--method", "prompts/list");
        prompts["prompts"]!.AsArray().Count.ShouldBe(4);
        var review = await InspectAsync(packages, server, "--method", "prompts/get", "--prompt-name", "weekly_review", "--prompt-args", "days=14");
        ((string)review["messages"]![2]!["content"]!["text"]!).ShouldContain("14 days");
    }

    private static async Task<JsonNode> InspectAsync(string packages, string[] server, params string[] arguments)
    {
        var inspector = Path.Combine(packages, "node_modules", ".bin", "mcp-inspector");
        return JsonNode.Parse(await NodeProcess.RunAsync(NodeProcess.Node(packages), packages, [inspector, "--cli", .. server, .. arguments]))!;
    }
}
