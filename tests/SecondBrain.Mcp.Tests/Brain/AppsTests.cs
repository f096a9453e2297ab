using System.Text.Json.Nodes;
using SecondBrain.Mcp.Tests.Clients;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Brain;

[Collection(McpHostCollection.Name)]
public sealed class AppsTests(McpHost host)
{
    private const string Apps = "io.modelcontextprotocol/ui";

    private const string View = "ui://second-brain/neighbourhood";

    [Fact]
    public async Task Only_a_client_with_apps_is_told_which_page_shows_a_tools_answers()
    {
        using var plain = host.Client();
        using var apps = new RawClient(host.Address, host.Token(McpHost.NewBrain())) { Capabilities = RawClient.With(Apps) };
        (await plain.AskAsync("tools/list")).Text.ShouldNotContain("ui://");
        (await plain.AskAsync("resources/list")).Text.ShouldNotContain("ui://");

        var listed = (await apps.AskAsync("tools/list")).Body["result"]!;
        Linked(listed).ShouldBe(["read_note", "find_path"]);
        ((string?)listed["cacheScope"]).ShouldBe("private");
        (await apps.AskAsync("resources/list")).Text.ShouldContain(View);
    }

    [Fact]
    public async Task A_client_of_an_older_revision_repeats_what_it_declared_as_its_session()
    {
        using var client = host.Client();
        var declared = new JsonObject { ["protocolVersion"] = "2025-11-25", ["capabilities"] = RawClient.With(Apps) };
        var body = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = "initialize", ["params"] = declared };
        var session = (await client.SendAsync(body.ToJsonString(), new Dictionary<string, string?>())).Session.ShouldNotBeNull();
        var list = """{"jsonrpc":"2.0","id":2,"method":"tools/list"}""";
        var answer = await client.SendAsync(list, new Dictionary<string, string?> { ["MCP-Protocol-Version"] = "2025-11-25", ["Mcp-Session-Id"] = session });
        Linked(answer.Body["result"]!).ShouldBe(["read_note", "find_path"]);
        (await client.AskOldAsync("tools/list")).Text.ShouldNotContain("ui://");
        (await client.AskOldAsync("initialize", new JsonObject { ["protocolVersion"] = "2025-11-25", ["capabilities"] = new JsonObject() })).Session.ShouldBeNull();
    }

    [Fact]
    public async Task The_page_is_one_file_that_may_reach_nothing()
    {
        using var client = host.Client();
        var contents = (await client.AskAsync("resources/read", new JsonObject { ["uri"] = View })).Body["result"]!["contents"]![0]!;
        ((string?)contents["uri"], (string?)contents["mimeType"]).ShouldBe((View, "text/html;profile=mcp-app"));
        var page = (string)contents["text"]!;
        page.ShouldStartWith("<!doctype html>");
        foreach (var reach in (string[])["http:", "https:", "src=", "href=", "fetch(", "XMLHttpRequest", "WebSocket", "import(", "innerHTML", "eval("])
        {
            page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).ShouldNotContain(reach);
        }

        contents["_meta"]!["ui"]!["csp"]!["connectDomains"]!.AsArray().ShouldBeEmpty();
        contents["_meta"]!["ui"]!["csp"]!["resourceDomains"]!.AsArray().ShouldBeEmpty();
    }

    [NodeFact]
    public async Task The_page_draws_answers_and_asks_its_host_for_more()
    {
        var packages = await ClientPackages.EnsureAsync();
        using var client = host.Client();
        var page = (string)(await client.AskAsync("resources/read", new JsonObject { ["uri"] = View })).Body["result"]!["contents"]![0]!["text"]!;
        var file = Path.Combine(Directory.CreateTempSubdirectory("second-brain-page-").FullName, "page.html");
        await File.WriteAllTextAsync(file, page);
        var output = await NodeProcess.RunAsync(NodeProcess.Node(packages), packages, ClientPackages.Script("neighbourhood-page.mjs"), packages, file);
        output.ShouldContain("all checks passed");
    }

    private static IEnumerable<string?> Linked(JsonNode result) =>
        result["tools"]!.AsArray().Where(tool => (string?)tool!["_meta"]?["ui"]?["resourceUri"] == View).Select(tool => (string?)tool!["name"]);
}
