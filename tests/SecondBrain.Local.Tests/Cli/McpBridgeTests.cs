using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SecondBrain.Local.Tests.Cli;

public sealed class McpBridgeTests : IAsyncLifetime
{
    private FakeBrainApi _api = null!;

    public async Task InitializeAsync()
    {
        _api = await FakeBrainApi.StartAsync();
        _api.Mcp = EchoAsync;
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task Each_line_is_posted_with_the_headers_of_the_revision_and_its_answer_is_a_line()
    {
        var run = await BridgeAsync(
            """{"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"search","arguments":{"query":"bread"},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}}""");

        var request = _api.Requests.Single(each => each.Path == "/mcp");
        request.Headers["MCP-Protocol-Version"].ToString().ShouldBe("2026-07-28");
        request.Headers["Mcp-Method"].ToString().ShouldBe("tools/call");
        request.Headers["Mcp-Name"].ToString().ShouldBe("search");
        request.Headers.Accept.ToString().ShouldBe("application/json, text/event-stream");
        request.Headers.Authorization.ToString().ShouldBe($"Bearer {FakeBrainApi.Token}");
        Messages(run).ShouldHaveSingleItem()["id"]!.GetValue<string>().ShouldBe("a");
    }

    [Fact]
    public async Task A_name_that_no_header_can_hold_is_encoded()
    {
        await BridgeAsync("""{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"brain://notes/Ñandú"}}""");

        _api.Requests.Single(each => each.Path == "/mcp").Headers["Mcp-Name"].ToString()
            .ShouldBe("=?base64?" + Convert.ToBase64String("brain://notes/Ñandú"u8) + "?=");
    }

    [Fact]
    public async Task An_older_client_says_its_revision_once_and_every_later_request_carries_it()
    {
        using var input = new LineByLine(
            [
                () => """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18"}}""",
                () => """{"jsonrpc":"2.0","method":"notifications/initialized"}""",
            ]);

        var run = await BridgeAsync(input, afterEachAnswer: true);

        var requests = _api.Requests.Where(each => each.Path == "/mcp").ToList();
        requests[0].Headers.ContainsKey("MCP-Protocol-Version").ShouldBeFalse();
        requests[1].Headers["MCP-Protocol-Version"].ToString().ShouldBe("2025-06-18");
        Messages(run).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_stream_of_events_becomes_one_line_each()
    {
        _api.Mcp = async (context, _) =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("event: message\ndata: {\"jsonrpc\":\"2.0\",\ndata: \"method\":\"notifications/progress\"}\n\n: a comment\n\nid: 2\ndata: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"text\":\"ñ\"}}\n\n");
        };

        var run = await BridgeAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x"}}""");

        run.Out.ShouldBe("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\"}\n{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"text\":\"ñ\"}}\n");
    }

    [Fact]
    public async Task An_error_message_of_the_host_is_passed_on_whatever_its_status()
    {
        _api.Mcp = async (context, _) =>
        {
            context.Response.StatusCode = 404;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{\n  \"jsonrpc\": \"2.0\",\n  \"id\": 1,\n  \"error\": { \"code\": -32601, \"message\": \"no\" }\n}");
        };

        var run = await BridgeAsync("""{"jsonrpc":"2.0","id":1,"method":"nope"}""");

        run.Out.ShouldBe("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32601,\"message\":\"no\"}}\n");
    }

    [Fact]
    public async Task A_refusal_that_is_no_message_becomes_an_error_for_the_request_and_nothing_for_a_notification()
    {
        _api.Mcp = (context, _) => { context.Response.StatusCode = 503; return Task.CompletedTask; };

        var run = await BridgeAsync("""{"jsonrpc":"2.0","id":7,"method":"tools/list"}""", """{"jsonrpc":"2.0","method":"notifications/initialized"}""");

        var error = Messages(run).ShouldHaveSingleItem();
        error["id"]!.GetValue<int>().ShouldBe(7);
        error["error"]!["message"]!.GetValue<string>().ShouldContain("503");
    }

    [Fact]
    public async Task A_line_that_is_no_message_is_a_parse_error_and_the_next_one_is_served()
    {
        var run = await BridgeAsync("hello", "", """{"jsonrpc":"2.0","id":2,"method":"ping"}""");

        Messages(run).Select(message => message["id"]?.GetValue<int>()).ShouldBe([null, 2], ignoreOrder: true);
    }

    [Fact]
    public async Task A_cancelled_request_is_hung_up_and_gets_no_answer()
    {
        var arrived = new TaskCompletionSource();
        var hungUp = new TaskCompletionSource();
        _api.Mcp = async (context, body) =>
        {
            if (!body.Contains("tools/call", StringComparison.Ordinal))
            {
                context.Response.StatusCode = 202;
                return;
            }

            using var aborted = context.RequestAborted.Register(hungUp.SetResult);
            arrived.SetResult();
            await hungUp.Task;
        };
        using var input = new LineByLine(
            [
                () => """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"slow"}}""",
                () => { arrived.Task.Wait(TimeSpan.FromSeconds(30)); return """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"""; },
                () => { hungUp.Task.Wait(TimeSpan.FromSeconds(30)); return null; },
            ]);

        var run = await BridgeAsync(input, afterEachAnswer: false);

        hungUp.Task.IsCompletedSuccessfully.ShouldBeTrue();
        run.Out.ShouldBeEmpty();
    }

    private static async Task EchoAsync(HttpContext context, string body)
    {
        var message = JsonNode.Parse(body)!;
        if (message["id"] is not { } id)
        {
            context.Response.StatusCode = 202;
            return;
        }

        context.Response.ContentType = "application/json";
        var result = new JsonObject { ["protocolVersion"] = message["params"]?["protocolVersion"]?.DeepClone() };
        await context.Response.WriteAsync(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id.DeepClone(), ["result"] = result }.ToJsonString());
    }

    private static List<JsonNode> Messages(CommandRun run) =>
        [.. run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private async Task<CommandRun> BridgeAsync(params string[] lines)
    {
        using var input = new StringReader(string.Join('\n', lines));
        return await BridgeAsync(input, afterEachAnswer: false);
    }

    private async Task<CommandRun> BridgeAsync(TextReader input, bool afterEachAnswer)
    {
        using var output = new CountedLines();
        if (afterEachAnswer) ((LineByLine)input).WaitForLine = output.FirstLine;
        return await CommandRun.OfAsync(["mcp", "--data", _api.Data], input, output, TimeProvider.System);
    }
}
