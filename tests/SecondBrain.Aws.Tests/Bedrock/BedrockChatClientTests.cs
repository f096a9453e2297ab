using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using SecondBrain.Aws.Bedrock;
using SecondBrain.Aws.Signing;
using SecondBrain.Aws.Tests.Loopback;
using SecondBrain.Conformance.Models;

namespace SecondBrain.Aws.Tests.Bedrock;

public sealed class BedrockChatClientTests : ChatClientConformance, IAsyncLifetime
{
    private readonly ConverseServer _model = new();
    private LoopbackServer? _server;
    private BedrockChatClient? _client;

    protected override IChatClient Client => _client!;

    protected override IReadOnlyList<SeenRequest> Seen => [.. _model.Seen];

    protected override void Script(params ScriptedAnswer[] answers) => _model.Script(answers);

    public async Task InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync(_model.AnswerAsync);
        _client = Of(_server);
    }

    public async Task DisposeAsync() => await _server!.DisposeAsync();

    [Fact]
    public async Task The_recorded_exchange_is_asked_and_read_as_the_api_reference_has_it()
    {
        var recorded = RecordedExchange.Read("converse.exchange.json");
        await using var server = await LoopbackServer.StartAsync(recorded.AnswerAsync);
        var schema = recorded.Request["body"]!["toolConfig"]!["tools"]![0]!["toolSpec"]!["inputSchema"]!["json"]!;
        var tool = AIFunctionFactory.CreateDeclaration("top_song", "Get the most popular song played on a radio station.", JsonSerializer.SerializeToElement(schema), returnJsonSchema: null);

        var response = await Of(server).GetResponseAsync(
            [
                new(ChatRole.User, "What is the most popular song on WZPZ?"),
                new(ChatRole.Assistant, [new FunctionCallContent("tooluse_a", "top_song", new Dictionary<string, object?> { ["sign"] = "WZPZ" })]),
                new(ChatRole.Tool, [new FunctionResultContent("tooluse_a", new { song = "Elemental Hotel", artist = "8 Storey Hike" })]),
                new(ChatRole.User, "And on WABC?"),
            ],
            new ChatOptions { Instructions = "Only return song names.", MaxOutputTokens = 400, Temperature = 0, Tools = [tool], ToolMode = ChatToolMode.Auto });

        response.FinishReason.ShouldBe(ChatFinishReason.ToolCalls);
        response.Messages.ShouldHaveSingleItem().Contents.OfType<FunctionCallContent>().ShouldHaveSingleItem().Arguments!["sign"]!.ToString().ShouldBe("WABC");
        (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount, response.Usage.CachedInputTokenCount).ShouldBe((538, 53, 591, 64));
        response.ModelId.ShouldBe("amazon.nova-micro-v1:0");
    }

    [Fact]
    public async Task A_tool_that_failed_is_told_as_an_error_without_its_text()
    {
        var body = new TaskCompletionSource<JsonNode>();
        await using var server = await LoopbackServer.StartAsync((request, context) =>
        {
            body.SetResult(request.Json);
            return context.Response.WriteAsync("""{"output":{"message":{"role":"assistant","content":[{"text":"Sorry."}]}},"stopReason":"end_turn"}""");
        });

        await Of(server).GetResponseAsync(
        [
            new(ChatRole.User, "?"),
            new(ChatRole.Assistant, [new FunctionCallContent("1", "f")]),
            new(ChatRole.Tool, [new FunctionResultContent("1", result: null) { Exception = new InvalidOperationException("private") }]),
        ]);

        var result = (await body.Task)["messages"]![2]!["content"]![0]!["toolResult"]!;
        ((string?)result["status"]).ShouldBe("error");
        result.ToJsonString().ShouldNotContain("private");
    }

    [Theory]
    [InlineData("guardrail_intervened", "content_filter")]
    [InlineData("model_context_window_exceeded", "length")]
    [InlineData("stop_sequence", "stop")]
    [InlineData("malformed_tool_use", "malformed_tool_use")]
    public async Task Every_stop_reason_has_a_reason(string stopReason, string reason)
    {
        await using var server = await LoopbackServer.StartAsync((_, context) =>
            context.Response.WriteAsync($$$"""{"output":{"message":{"role":"assistant","content":[{"reasoningContent":{"reasoningText":{"text":"Hm."} } }]}},"stopReason":"{{{stopReason}}}"}"""));

        var response = await Of(server).GetResponseAsync("?");

        response.FinishReason.ShouldBe(new ChatFinishReason(reason));
        response.Text.ShouldBeEmpty();
        response.Usage.ShouldBeNull();
    }

    [Fact]
    public async Task A_throttled_model_is_asked_again_and_an_answer_without_a_message_is_a_fault()
    {
        var attempts = 0;
        await using var server = await LoopbackServer.StartAsync((_, context) =>
        {
            if (Interlocked.Increment(ref attempts) > 1)
                return context.Response.WriteAsync("{}");
            context.Response.StatusCode = 429;
            return context.Response.WriteAsync("""{"__type":"ThrottlingException"}""");
        });

        (await Should.ThrowAsync<AwsServiceException>(() => Of(server).GetResponseAsync("?"))).Code.ShouldBe(AwsServiceException.UnknownError);

        attempts.ShouldBe(2);
    }

    [Fact]
    public async Task Tools_that_a_conversation_has_used_are_named_when_none_may_be_called_and_no_text_is_empty()
    {
        var body = new TaskCompletionSource<JsonNode>();
        await using var server = await LoopbackServer.StartAsync((request, context) =>
        {
            body.SetResult(request.Json);
            return context.Response.WriteAsync("""{"output":{"message":{"role":"assistant","content":[{"text":"Nothing."}]}},"stopReason":"end_turn"}""");
        });
        var tool = AIFunctionFactory.CreateDeclaration("look", "Looks.", JsonSerializer.SerializeToElement(new { type = "object" }), returnJsonSchema: null);

        await Of(server).GetResponseAsync(
            [
                new(ChatRole.System, " "),
                new(ChatRole.User, "Look."),
                new(ChatRole.Assistant, [new TextContent("\n"), new FunctionCallContent("1", "look")]),
                new(ChatRole.Tool, [new FunctionResultContent("1", null)]),
            ],
            new ChatOptions { Tools = [tool], ToolMode = ChatToolMode.None });

        var asked = await body.Task;
        asked["system"].ShouldBeNull();
        ((string?)asked["toolConfig"]!["tools"]![0]!["toolSpec"]!["name"]).ShouldBe("look");
        asked["toolConfig"]!["toolChoice"].ShouldBeNull();
        ((string?)asked["messages"]![2]!["content"]![0]!["toolResult"]!["content"]![0]!["text"]).ShouldBe("(nothing)");
        asked["messages"]![1]!["content"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_converse_is_not_given_here_is_refused()
    {
        await Should.ThrowAsync<NotSupportedException>(() => Client.GetResponseAsync([new(ChatRole.User, [new DataContent(new byte[1], "image/png")])]));
        await Should.ThrowAsync<NotSupportedException>(() => Client.GetResponseAsync("?", new ChatOptions { Tools = [new HostedWebSearchTool()] }));
        await Should.ThrowAsync<ArgumentException>(() => Client.GetResponseAsync([new(ChatRole.System, "Be brief.")]));
        Seen.ShouldBeEmpty();
    }

    private static BedrockChatClient Of(LoopbackServer server) =>
        new(new BedrockRuntimeClient(Clients.Http, Clients.Options(server.Address)), "amazon.nova-micro-v1:0", TimeProvider.System);
}
