using System.Text.Json;

namespace SecondBrain.Aws.Bedrock.Converse;

/// <param name="ToolChoice">Null: the model decides.</param>
public sealed record ToolConfig(IReadOnlyList<ToolDefinition> Tools, ToolChoice? ToolChoice = null);

public sealed record ToolDefinition(ToolSpec ToolSpec);

/// <param name="Name">1 to 64 letters, digits, '_' and '-'.</param>
/// <param name="Description">Null or not empty.</param>
public sealed record ToolSpec(string Name, string? Description, ToolInputSchema InputSchema);

/// <param name="Json">A JSON schema of an object.</param>
public sealed record ToolInputSchema(JsonElement Json);

/// <summary>One of its members is set.</summary>
public sealed record ToolChoice
{
    /// <summary>The model decides.</summary>
    public NoSettings? Auto { get; init; }

    /// <summary>Some tool must be used.</summary>
    public NoSettings? Any { get; init; }

    /// <summary>This tool must be used.</summary>
    public NamedTool? Tool { get; init; }
}

/// <summary>An empty object.</summary>
public sealed record NoSettings;

public sealed record NamedTool(string Name);
