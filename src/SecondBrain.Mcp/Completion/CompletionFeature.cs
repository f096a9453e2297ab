using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Mcp.Prompts;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Resources;

namespace SecondBrain.Mcp.Completion;

/// <summary><c>completion/complete</c> for arguments of prompts and of resource templates.</summary>
public sealed class CompletionFeature : IMcpFeature
{
    private const int MaxTyped = 500;

    private readonly FrozenDictionary<string, ICompletes> _prompts;
    private readonly FrozenDictionary<string, ICompletes> _templates;

    public CompletionFeature(IEnumerable<IPrompt> prompts, IEnumerable<IResourceTemplate> templates)
    {
        _prompts = prompts.ToFrozenDictionary(prompt => prompt.Description.Name, ICompletes (prompt) => prompt, StringComparer.Ordinal);
        _templates = templates.ToFrozenDictionary(template => template.Description.Uri, ICompletes (template) => template, StringComparer.Ordinal);
        Methods = [new McpMethod("completion/complete", CompleteAsync)];
    }

    public string Capability => "completions";

    public IReadOnlyList<McpMethod> Methods { get; }

    public JsonObject Describe() => [];

    private async Task<McpResult> CompleteAsync(McpRequest request, CancellationToken cancellationToken)
    {
        var reference = request.Param("ref");
        var argument = request.Param("argument");
        if (Text(argument, "name") is not { } name || Text(argument, "value") is not { } value)
        {
            return Invalid("'params.argument' must have the texts 'name' and 'value'.");
        }

        if (value.Length > MaxTyped)
        {
            return Invalid($"'params.argument.value' has more than {MaxTyped} characters.");
        }

        var (all, key) = Text(reference, "type") switch
        {
            "ref/prompt" => (_prompts, Text(reference, "name")),
            "ref/resource" => (_templates, Text(reference, "uri")),
            _ => (null, null),
        };
        if (all is null || key is null)
        {
            return Invalid("'params.ref' must be {\"type\": \"ref/prompt\", \"name\": ...} or {\"type\": \"ref/resource\", \"uri\": ...}.");
        }

        return all.TryGetValue(key, out var completes)
            ? Show(await completes.CompleteAsync(request, name, value, cancellationToken))
            : Invalid($"There is no '{McpError.Clip(key)}' to complete. Known: {string.Join(", ", all.Keys.Order(StringComparer.Ordinal))}.");
    }

    private static McpResult.Complete Show(CompletedValues found) => new(new JsonObject
    {
        ["completion"] = new JsonObject
        {
            ["values"] = new JsonArray([.. found.Values.Select(value => (JsonNode)value)]),
            ["total"] = found.Total,
            ["hasMore"] = found.Total > found.Values.Count,
        },
    });

    private static McpResult.Failed Invalid(string message) => new(McpError.InvalidParams(message));

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
