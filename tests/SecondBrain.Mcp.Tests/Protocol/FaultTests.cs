using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Mcp.Http;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Tests.Protocol;

public sealed class FaultTests
{
    private const string Secret = "the table's name is s3cret";

    private readonly List<string> _log = [];

    [Fact]
    public async Task A_fault_of_a_tool_is_logged_and_its_message_stays_here()
    {
        var answer = await AskAsync("tools/call", """{"name":"broken","arguments":{}}""");
        answer.Status.ShouldBe(200);
        answer.Body!.ShouldContain("isError");
        answer.Body!.ShouldNotContain(Secret);
        _log.ShouldBe([$"tools/call broken: {Secret}"]);
    }

    [Fact]
    public async Task A_fault_of_a_method_is_logged_and_its_message_stays_here()
    {
        var answer = await AskAsync("broken/method", "{}");
        answer.Status.ShouldBe(500);
        answer.Body!.ShouldNotContain(Secret);
        _log.ShouldBe([$"broken/method: {Secret}"]);
    }

    [Fact]
    public async Task Notifications_come_before_the_result_in_one_stream_to_who_accepts_it()
    {
        var streamed = await AskAsync("tools/call", """{"name":"slow","arguments":{},"_meta":{"progressToken":7}}""", "application/json, text/event-stream");
        streamed.Headers["content-type"].ShouldBe("text/event-stream");
        streamed.Body!.Split("event: message").Length.ShouldBe(3);
        streamed.Body!.ShouldContain("""data: {"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":7,"progress":1,"total":2}}""");

        var plain = await AskAsync("tools/call", """{"name":"slow","arguments":{},"_meta":{"progressToken":7}}""", "application/json");
        plain.Headers["content-type"].ShouldBe("application/json");
    }

    private Task<McpHttpResponse> AskAsync(string method, string parameters, string accept = "application/json")
    {
        void Report(string where, Exception error) => _log.Add($"{where}: {error.Message}");
        var tools = new ToolsFeature([new Tool("broken", _ => throw new InvalidOperationException(Secret)), new Tool("slow", Progressing)], Report);
        var server = new McpServer(new ServerDescription("test", "Test", "1", ""), [tools, new BrokenFeature()], Report);
        var principal = new Principal(BrainId.Parse("b"), "ada", ActorKind.Human, null, new HashSet<string>(Scope.All));
        var headers = new Dictionary<string, string> { ["content-type"] = "application/json", ["mcp-protocol-version"] = "2025-11-25", ["accept"] = accept };
        var body = Encoding.UTF8.GetBytes($$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{parameters}}}""");
        return new McpEndpoint(server, []).AnswerAsync(new McpHttpRequest("POST", headers, body, "brain.example.com"), principal, CancellationToken.None);
    }

    private static McpResult Progressing(ToolCall call)
    {
        call.Request.ReportProgress(1, 2);
        return ToolResults.Failed("done");
    }

    private sealed class Tool(string name, Func<ToolCall, McpResult> answer) : ITool
    {
        public ToolDescription Description { get; } = new(name, name, name, Scope.Read, new JsonObject { ["type"] = "object" }, OutputSchema: null);

        public Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken) => Task.FromResult(answer(call));
    }

    private sealed class BrokenFeature : IMcpFeature
    {
        public string Capability => "broken";

        public IReadOnlyList<McpMethod> Methods { get; } = [new("broken/method", (_, _) => throw new InvalidOperationException(Secret))];

        public JsonObject Describe() => [];
    }
}
