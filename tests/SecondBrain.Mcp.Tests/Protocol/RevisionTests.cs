using System.Text.Json.Nodes;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Protocol;

[Collection(McpHostCollection.Name)]
public sealed class RevisionTests(McpHost host)
{
    [Theory]
    [InlineData("2025-06-18", "2025-06-18")]
    [InlineData("2025-11-25", "2025-11-25")]
    [InlineData("2024-11-05", "2025-11-25")]
    [InlineData("2026-07-28", "2025-11-25")]
    public async Task Initialize_agrees_on_the_revision_asked_for_or_the_newest_that_has_it(string asked, string agreed)
    {
        using var client = host.Client();
        var answer = await client.AskOldAsync("initialize", new JsonObject { ["protocolVersion"] = asked, ["capabilities"] = new JsonObject() }, revision: null);
        ((string?)answer.Body["result"]!["protocolVersion"]).ShouldBe(agreed);
        ((string?)answer.Body["result"]!["serverInfo"]!["name"]).ShouldBe("second-brain");
        answer.Body["result"]!["capabilities"]!["tools"].ShouldNotBeNull();
        answer.Body["result"]!["resultType"].ShouldBeNull();
    }

    [Fact]
    public async Task Discover_names_the_revisions_and_what_the_server_can_do()
    {
        using var client = host.Client();
        var result = (await client.AskAsync("server/discover")).Body["result"]!;
        result["supportedVersions"]!.AsArray().Select(version => (string?)version).ShouldBe(["2026-07-28", "2025-11-25", "2025-06-18"]);
        ((string?)result["resultType"]).ShouldBe("complete");
        ((string?)result["_meta"]!["io.modelcontextprotocol/serverInfo"]!["name"]).ShouldBe("second-brain");
        ((long?)result["ttlMs"]).ShouldBe(300_000);
        ((string?)result["cacheScope"]).ShouldBe("public");
    }

    [Fact]
    public async Task A_request_without_initialize_before_it_is_answered()
    {
        using var client = host.Client();
        var result = (await client.AskOldAsync("tools/list")).Body["result"]!;
        result["tools"]!.AsArray().Select(tool => (string)tool!["name"]!).ShouldBe(Clients.ContractTools.All);
        result["ttlMs"].ShouldBeNull();
    }

    [Theory]
    [InlineData("ping")]
    [InlineData("initialize")]
    [InlineData("no/such/method")]
    public async Task A_method_that_2026_07_28_does_not_have_is_404(string method)
    {
        using var client = host.Client();
        var answer = await client.AskAsync(method);
        (answer.Status, answer.ErrorCode).ShouldBe((404, -32601));
    }

    [Fact]
    public async Task An_unknown_method_is_an_answer_to_clients_of_older_revisions()
    {
        using var client = host.Client();
        var answer = await client.AskOldAsync("no/such/method");
        (answer.Status, answer.ErrorCode).ShouldBe((200, -32601));
        (await client.AskOldAsync("ping")).Body["result"]!.AsObject().Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_unknown_revision_is_refused_with_those_that_are_spoken()
    {
        using var client = host.Client();
        var answer = await client.AskOldAsync("tools/list", revision: "2031-01-01");
        (answer.Status, answer.ErrorCode).ShouldBe((400, -32022));
        ((string?)answer.Body["error"]!["data"]!["requested"]).ShouldBe("2031-01-01");
        answer.Body["error"]!["data"]!["supported"]!.AsArray().Count.ShouldBe(3);
    }
}
