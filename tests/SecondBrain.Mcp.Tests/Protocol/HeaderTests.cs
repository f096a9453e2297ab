using System.Text.Json.Nodes;
using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Protocol;

[Collection(McpHostCollection.Name)]
public sealed class HeaderTests(McpHost host)
{
    private static JsonObject List => new() { ["name"] = "list_notes", ["arguments"] = new JsonObject() };

    [Theory]
    [InlineData("Mcp-Method", "tools/list")]
    [InlineData("Mcp-Method", "TOOLS/CALL")]
    [InlineData("Mcp-Method", null)]
    [InlineData("Mcp-Name", "search")]
    [InlineData("Mcp-Name", null)]
    [InlineData("Mcp-Name", "=?base64?bGlzdF9ub3Rlcw=?=")]
    [InlineData("MCP-Protocol-Version", "2025-11-25")]
    [InlineData("MCP-Protocol-Version", null)]
    public async Task A_header_that_contradicts_the_body_is_refused(string header, string? value)
    {
        using var client = host.Client();
        var answer = await client.AskAsync("tools/call", List, headers: (header, value));
        (answer.Status, answer.ErrorCode).ShouldBe((400, -32020));
        ((int?)answer.Body["id"]).ShouldBe(1);
    }

    [Theory]
    [InlineData("  list_notes  ")]
    [InlineData("=?base64?bGlzdF9ub3Rlcw==?=")]
    public async Task A_name_may_have_white_space_around_it_or_be_base64(string value)
    {
        using var client = host.Client();
        (await client.AskAsync("tools/call", List, headers: ("Mcp-Name", value))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("io.modelcontextprotocol/protocolVersion")]
    [InlineData("io.modelcontextprotocol/clientCapabilities")]
    public async Task A_request_that_does_not_describe_its_client_is_refused(string missing)
    {
        using var client = host.Client();
        var meta = new JsonObject { ["io.modelcontextprotocol/protocolVersion"] = RawClient.Newest, ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject() };
        meta.Remove(missing);
        var body = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = "a", ["method"] = "tools/list", ["params"] = new JsonObject { ["_meta"] = meta } };
        var answer = await client.SendAsync(body.ToJsonString(), new Dictionary<string, string?> { ["MCP-Protocol-Version"] = RawClient.Newest, ["Mcp-Method"] = "tools/list" });
        (answer.Status, answer.ErrorCode).ShouldBe((400, -32602));
        ((string?)answer.Body["id"]).ShouldBe("a");
    }

    [Theory]
    [InlineData("https://evil.example.com", 403)]
    [InlineData("http://localhost.evil.example.com", 403)]
    [InlineData("null", 403)]
    [InlineData("http://localhost:6274", 200)]
    [InlineData("http://[::1]:6274", 200)]
    public async Task Pages_of_other_origins_are_refused(string origin, int status)
    {
        using var client = host.Client();
        (await client.AskAsync("tools/list", headers: ("Origin", origin))).Status.ShouldBe(status);
    }
}
