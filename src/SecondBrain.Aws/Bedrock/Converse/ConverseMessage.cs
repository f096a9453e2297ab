using System.Text.Json;

namespace SecondBrain.Aws.Bedrock.Converse;

/// <param name="Role">user or assistant, in turns, beginning with user.</param>
public sealed record ConverseMessage(string Role, IReadOnlyList<ContentBlock> Content);

/// <summary>One of its members is set; an answer's block may be of a kind that is not here, and then none is.</summary>
public sealed record ContentBlock
{
    public string? Text { get; init; }

    public ToolUse? ToolUse { get; init; }

    public ToolResult? ToolResult { get; init; }
}

/// <summary>The model asks for a tool.</summary>
/// <param name="Input">A JSON object in the tool's schema, as the model wrote it.</param>
public sealed record ToolUse(string ToolUseId, string Name, JsonElement Input);

/// <summary>What the tool answered.</summary>
/// <param name="Status">success or error. Null: success.</param>
public sealed record ToolResult(string ToolUseId, IReadOnlyList<ToolResultBlock> Content, string? Status = null);

/// <summary>One of its members is set.</summary>
/// <param name="Json">A JSON object.</param>
public sealed record ToolResultBlock(string? Text = null, JsonElement? Json = null);
