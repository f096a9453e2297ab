using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Prompts;

/// <summary><c>prompts/list</c> and <c>prompts/get</c>.</summary>
public sealed class PromptsFeature : IMcpFeature
{
    private const int MaxArgument = 2000;

    private readonly IReadOnlyList<IPrompt> _prompts;
    private readonly FrozenDictionary<string, IPrompt> _byName;

    /// <param name="prompts">In the order in which they are listed.</param>
    public PromptsFeature(IReadOnlyList<IPrompt> prompts)
    {
        _prompts = prompts;
        _byName = prompts.ToFrozenDictionary(prompt => prompt.Description.Name, StringComparer.Ordinal);
        Methods =
        [
            new McpMethod("prompts/list", ListAsync) { Cache = CacheHint.OfDeployment },
            new McpMethod("prompts/get", GetAsync),
        ];
    }

    public string Capability => "prompts";

    public IReadOnlyList<McpMethod> Methods { get; }

    public JsonObject Describe() => [];

    private Task<McpResult> ListAsync(McpRequest request, CancellationToken cancellationToken) => Task.FromResult<McpResult>(
        request.TextParam("cursor") is null or ""
            ? new McpResult.Complete(new JsonObject { ["prompts"] = new JsonArray([.. _prompts.Select(prompt => (JsonNode)prompt.Description.ToJson())]) })
            : new McpResult.Failed(McpError.InvalidCursor("prompts/list")));

    private async Task<McpResult> GetAsync(McpRequest request, CancellationToken cancellationToken)
    {
        if (request.TextParam("name") is not { } name || !_byName.TryGetValue(name, out var prompt))
        {
            return Invalid($"There is no prompt '{McpError.Clip(request.TextParam("name") ?? "")}'. Known: {string.Join(", ", _prompts.Select(known => known.Description.Name))}.");
        }

        if (request.Param("arguments") is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Object or JsonValueKind.Null) })
        {
            return Invalid("'params.arguments' must be an object.");
        }

        var arguments = new ToolArguments(request.Param("arguments"));
        try
        {
            arguments.AllowOnly([.. prompt.Description.Arguments.Select(argument => argument.Name)]);
            foreach (var argument in prompt.Description.Arguments)
            {
                _ = argument.IsRequired ? arguments.RequiredText(argument.Name, MaxArgument) : arguments.Text(argument.Name, MaxArgument);
            }

            return Show(prompt, await prompt.WriteAsync(new PromptCall(arguments, request), cancellationToken));
        }
        catch (BadArgumentException error)
        {
            return Invalid(error.Message);
        }
    }

    private static McpResult.Complete Show(IPrompt prompt, IReadOnlyList<JsonObject> blocks) => new(new JsonObject
    {
        ["description"] = prompt.Description.Description,
        ["messages"] = new JsonArray([.. blocks.Select(block => (JsonNode)new JsonObject { ["role"] = "user", ["content"] = block })]),
    });

    private static McpResult.Failed Invalid(string message) => new(McpError.InvalidParams(message));
}
