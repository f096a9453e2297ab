using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Prompts;

/// <summary>A prompt as <c>prompts/list</c> shows it.</summary>
public sealed record PromptDescription(string Name, string Title, string Description, params IReadOnlyList<PromptArgument> Arguments)
{
    internal JsonObject ToJson() => new()
    {
        ["name"] = Name,
        ["title"] = Title,
        ["description"] = Description,
        ["arguments"] = new JsonArray([.. Arguments.Select(argument => (JsonNode)new JsonObject
        {
            ["name"] = argument.Name,
            ["title"] = argument.Title,
            ["description"] = argument.Description,
            ["required"] = argument.IsRequired,
        })]),
    };
}

public sealed record PromptArgument(string Name, string Title, string Description, bool IsRequired);
