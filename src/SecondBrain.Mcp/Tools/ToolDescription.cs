using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Tools;

/// <summary>A tool as <c>tools/list</c> shows it.</summary>
/// <param name="Description">For the model: what it does, when to use it, an example.</param>
/// <param name="Scope">What the token must allow.</param>
/// <param name="InputSchema">JSON Schema 2020-12 of an object.</param>
/// <param name="OutputSchema">JSON Schema of the structured content; null for a tool that has none.</param>
public sealed record ToolDescription(string Name, string Title, string Description, string Scope, JsonObject InputSchema, JsonObject? OutputSchema)
{
    public bool IsReadOnly { get; init; }

    /// <summary>Repeating the call with equal arguments changes nothing more.</summary>
    public bool IsIdempotent { get; init; } = true;

    /// <summary>Whether it can take something away. No tool here can.</summary>
    public bool IsDestructive { get; init; }

    internal IReadOnlyCollection<string> ArgumentNames { get; } = [.. InputSchema["properties"]?.AsObject().Select(property => property.Key) ?? []];

    internal JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["name"] = Name,
            ["title"] = Title,
            ["description"] = Description,
            ["inputSchema"] = InputSchema.DeepClone(),
        };
        if (OutputSchema is not null)
        {
            json["outputSchema"] = OutputSchema.DeepClone();
        }

        json["annotations"] = new JsonObject
        {
            ["title"] = Title,
            ["readOnlyHint"] = IsReadOnly,
            ["destructiveHint"] = IsDestructive,
            ["idempotentHint"] = IsIdempotent,
            ["openWorldHint"] = false,
        };
        return json;
    }
}
