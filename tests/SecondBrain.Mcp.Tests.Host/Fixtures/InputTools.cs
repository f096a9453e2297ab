using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Tests.Host.Fixtures;

/// <summary>Tools that need the client's user, model or roots before they can answer.</summary>
internal static class InputTools
{
    private static readonly RequestState State = new();

    public static IReadOnlyList<ITool> All { get; } =
    [
        new FixtureTool("test_input_required_result_elicitation", call => Content(call, "user_name", "name") is { ValueKind: JsonValueKind.String } name
            ? FixtureTool.TextResult($"Hello, {name.GetString()}!")
            : Asking(("user_name", Ask("What is your name?", "name", "string")))),
        new FixtureTool("test_input_required_result_sampling", call => Response(call, "capital_question").ValueKind is JsonValueKind.Object
            ? FixtureTool.TextResult("The model said: " + Response(call, "capital_question").GetProperty("content").GetProperty("text").GetString())
            : Asking(("capital_question", Sample("What is the capital of France?", 100)))),
        new FixtureTool("test_input_required_result_list_roots", call => Response(call, "client_roots").ValueKind is JsonValueKind.Object
            ? FixtureTool.TextResult($"Roots: {Response(call, "client_roots").GetProperty("roots").GetRawText()}")
            : Asking(("client_roots", Roots()))),
        new FixtureTool("test_input_required_result_request_state", Stateful(("confirm", () => Ask("Please confirm", "ok", "boolean")))),
        new FixtureTool("test_input_required_result_tampered_state", Stateful(("confirm", () => Ask("Please confirm", "ok", "boolean")))),
        new FixtureTool("test_input_required_result_multiple_inputs", Stateful(
            ("user_name", () => Ask("What is your name?", "name", "string")),
            ("greeting", () => Sample("Generate a greeting", 50)),
            ("client_roots", Roots))),
        new FixtureTool("test_input_required_result_multi_round", MultiRound),
        new FixtureTool("test_input_required_result_capabilities", call => new McpResult.InputRequired(new JsonObject(
            ByCapability().Where(input => call.Request.ClientCan(input.Key)).Select(input => KeyValuePair.Create(input.Key, (JsonNode?)input.Value))))),
    ];

    public static JsonObject Ask(string message, string property, string type) => new()
    {
        ["method"] = "elicitation/create",
        ["params"] = new JsonObject
        {
            ["message"] = message,
            ["requestedSchema"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { [property] = new JsonObject { ["type"] = type } },
                ["required"] = new JsonArray(property),
            },
        },
    };

    /// <summary>What the client answered to one input request; undefined when it did not.</summary>
    public static JsonElement Response(McpRequest request, string key) =>
        request.Param("inputResponses") is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty(key, out var response) ? response : default;

    private static JsonElement Response(ToolCall call, string key) => Response(call.Request, key);

    /// <summary>A field of an accepted elicitation.</summary>
    private static JsonElement Content(ToolCall call, string key, string property) =>
        Response(call, key) is { ValueKind: JsonValueKind.Object } response
        && response.TryGetProperty("content", out var content) && content.ValueKind is JsonValueKind.Object && content.TryGetProperty(property, out var value)
            ? value
            : default;

    private static JsonObject Sample(string text, int maxTokens) => new()
    {
        ["method"] = "sampling/createMessage",
        ["params"] = new JsonObject
        {
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = FixtureTool.Text(text) }),
            ["maxTokens"] = maxTokens,
        },
    };

    private static Dictionary<string, JsonObject> ByCapability() => new()
    {
        ["sampling"] = Sample("Say hello", 20),
        ["elicitation"] = Ask("Say hello", "text", "string"),
        ["roots"] = Roots(),
    };

    private static JsonObject Roots() => new() { ["method"] = "roots/list", ["params"] = new JsonObject() };

    private static McpResult.InputRequired Asking(params ReadOnlySpan<(string Key, JsonObject Request)> inputs)
    {
        var requests = new JsonObject();
        foreach (var (key, request) in inputs)
        {
            requests[key] = request;
        }

        return new McpResult.InputRequired(requests);
    }

    /// <summary>One round that asks, one that checks its own state and answers.</summary>
    private static Func<ToolCall, McpResult> Stateful(params (string Key, Func<JsonObject> Request)[] inputs) => call =>
    {
        if (call.Request.TextParam("requestState") is { } state && !State.IsOurs(state))
        {
            return new McpResult.Failed(McpError.InvalidParams("requestState was changed on its way."));
        }

        return call.Request.TextParam("requestState") is not null && inputs.All(input => Response(call, input.Key).ValueKind is JsonValueKind.Object)
            ? FixtureTool.TextResult("state-ok")
            : Asking([.. inputs.Select(input => (input.Key, input.Request()))]) with { State = State.Sign("round-1") };
    };

    private static McpResult MultiRound(ToolCall call)
    {
        var state = call.Request.TextParam("requestState");
        if (state is not null && !State.IsOurs(state))
        {
            return new McpResult.Failed(McpError.InvalidParams("requestState was changed on its way."));
        }

        return state is null || RequestState.Read(state) == "start"
            ? Asking(("step1", Ask("Step 1: What is your name?", "name", "string"))) with { State = State.Sign("round-1") }
            : RequestState.Read(state) == "round-1"
                ? Asking(("step2", Ask("Step 2: What is your favorite color?", "color", "string"))) with { State = State.Sign("round-2") }
                : FixtureTool.TextResult("Done.");
    }
}
