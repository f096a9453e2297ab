using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;

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

    /// <summary>The <c>ui://</c> resource that shows its results, in clients that have MCP Apps; null for none.</summary>
    public string? View { get; init; }

    /// <summary>A call may be answered with a task, to clients that have tasks.</summary>
    public bool MayTakeLong { get; init; }

    /// <param name="withViews">The client shows views.</param>
    internal JsonObject ToJson(string revision, bool withViews)
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

        // of a tool that only reads, the hints about its writes mean nothing
        json["annotations"] = IsReadOnly
            ? new JsonObject { ["readOnlyHint"] = true, ["openWorldHint"] = false }
            : new JsonObject { ["readOnlyHint"] = false, ["destructiveHint"] = IsDestructive, ["idempotentHint"] = IsIdempotent, ["openWorldHint"] = false };
        if (revision == ProtocolRevision.V20251125 && MayTakeLong)
        {
            json["execution"] = new JsonObject { ["taskSupport"] = "optional" };
        }

        if (View is not null && withViews)
        {
            json["_meta"] = new JsonObject { ["ui"] = new JsonObject { ["resourceUri"] = View } };
        }

        return json;
    }
}
