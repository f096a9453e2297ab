using System.Text.Json.Nodes;

namespace SecondBrain.Conformance.Models;

/// <summary>What a chat model's server was asked, read back from the shape of its service.</summary>
public sealed record SeenRequest
{
    /// <summary>Instructions and system messages, a line each.</summary>
    public string? System { get; init; }

    public IReadOnlyList<SeenPart> Parts { get; init; } = [];

    public IReadOnlyList<SeenTool> Tools { get; init; } = [];

    /// <summary>auto, any, or a tool's name; null when none is said.</summary>
    public string? Choice { get; init; }

    public int? MaxTokens { get; init; }

    public double? Temperature { get; init; }

    public IReadOnlyList<string> Stops { get; init; } = [];
}

/// <summary>A part of a turn: text, a call of a tool (its arguments), or a tool's result (its text).</summary>
/// <param name="Kind">user, assistant, call or result.</param>
/// <param name="Id">Of a call or result.</param>
public sealed record SeenPart(string Kind, string Text, string? Id = null);

public sealed record SeenTool(string Name, string? Description, JsonNode Schema);
