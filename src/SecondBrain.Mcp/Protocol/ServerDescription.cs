using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Protocol;

/// <summary>What the server says of itself.</summary>
/// <param name="Instructions">How an assistant is to work with it.</param>
public sealed record ServerDescription(string Name, string Title, string Version, string Instructions)
{
    internal JsonObject ToJson() => new() { ["name"] = Name, ["title"] = Title, ["version"] = Version };
}
