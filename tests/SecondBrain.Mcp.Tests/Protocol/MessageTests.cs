using SecondBrain.Mcp.Tests.Serving;

namespace SecondBrain.Mcp.Tests.Protocol;

[Collection(McpHostCollection.Name)]
public sealed class MessageTests(McpHost host)
{
    private static readonly Dictionary<string, string?> Old = new() { ["MCP-Protocol-Version"] = "2025-11-25" };

    [Theory]
    [InlineData("{", -32700)]
    [InlineData("", -32700)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}""", -32700)]
    [InlineData("""[{"jsonrpc":"2.0","id":1,"method":"ping"}]""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","params":{"text":"half a pair: \ud83c"}}""", -32700)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","params":{"\uDF31":[]}}""", -32700)]
    [InlineData("42", -32600)]
    [InlineData("""{"id":1,"method":"ping"}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":null,"method":"ping"}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"method":"ping"}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":7}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":1}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"ping","params":[1]}""", -32600)]
    public async Task What_is_not_a_message_is_refused(string body, int code)
    {
        using var client = host.Client();
        var answer = await client.SendAsync(body, Old);
        (answer.Status, answer.ErrorCode).ShouldBe((400, code));
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/initialized"}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":{}}""")]
    public async Task A_message_that_asks_nothing_is_taken_with_202(string body)
    {
        using var client = host.Client();
        var answer = await client.SendAsync(body, Old);
        (answer.Status, answer.Text).ShouldBe((202, ""));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    public async Task Only_POST_is_allowed(string method)
    {
        using var client = host.Client();
        (await client.SendAsync("", Old, new HttpMethod(method))).Status.ShouldBe(405);
    }

    [Fact]
    public async Task Only_JSON_is_read()
    {
        using var client = host.Client();
        (await client.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", Old, contentType: "text/plain")).Status.ShouldBe(415);
    }

    [Fact]
    public async Task An_answer_is_JSON_and_no_stream()
    {
        using var client = host.Client();
        (await client.AskAsync("tools/list")).ContentType.ShouldBe("application/json");
    }
}
