using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Tests.Host.Fixtures;

/// <summary>The suite's prompts.</summary>
internal sealed class PromptFixtures : IMcpFeature
{
    public string Capability => "prompts";

    public IReadOnlyList<McpMethod> Methods { get; } =
    [
        new("prompts/list", (_, _) => Task.FromResult<McpResult>(new McpResult.Complete(new JsonObject
        {
            ["prompts"] = new JsonArray(
                Listed("test_simple_prompt"),
                Listed("test_prompt_with_arguments", "arg1", "arg2"),
                Listed("test_prompt_with_embedded_resource", "resourceUri"),
                Listed("test_prompt_with_image"),
                Listed("test_input_required_result_prompt")),
        }))) { Cache = CacheHint.OfDeployment },
        new("prompts/get", (request, _) => Task.FromResult(Get(request))),
    ];

    public JsonObject Describe() => [];

    private static JsonObject Listed(string name, params string[] arguments) => new()
    {
        ["name"] = name,
        ["description"] = name,
        ["arguments"] = new JsonArray([.. arguments.Select(argument => (JsonNode)new JsonObject { ["name"] = argument, ["description"] = argument, ["required"] = true })]),
    };

    private static McpResult Get(McpRequest request) => request.TextParam("name") switch
    {
        "test_simple_prompt" => Messages(FixtureTool.Text("This is a simple prompt for testing.")),
        "test_prompt_with_arguments" => Messages(FixtureTool.Text($"Prompt with arguments: arg1='{Argument(request, "arg1")}', arg2='{Argument(request, "arg2")}'")),
        "test_prompt_with_embedded_resource" => Messages(
            Media.Resource(Argument(request, "resourceUri"), "text/plain", "Embedded resource content for testing."), FixtureTool.Text("Please process the embedded resource above.")),
        "test_prompt_with_image" => Messages(Media.Image, FixtureTool.Text("Please analyze the image above.")),
        "test_input_required_result_prompt" => InputTools.Response(request, "user_context").ValueKind is JsonValueKind.Object
            ? Messages(FixtureTool.Text("With the context given."))
            : new McpResult.InputRequired(new JsonObject { ["user_context"] = InputTools.Ask("What context should the prompt use?", "context", "string") }),
        _ => new McpResult.Failed(McpError.InvalidParams("There is no such prompt.")),
    };

    private static string Argument(McpRequest request, string name) =>
        request.Param("arguments") is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static McpResult.Complete Messages(params ReadOnlySpan<JsonObject> contents)
    {
        var messages = new JsonArray();
        foreach (var content in contents)
        {
            messages.Add((JsonNode)new JsonObject { ["role"] = "user", ["content"] = content });
        }

        return new McpResult.Complete(new JsonObject { ["messages"] = messages });
    }
}
