using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Protocol;

/// <summary>A capability of the server with its methods: tools, and one day resources and prompts. Safe for concurrent use.</summary>
public interface IMcpFeature
{
    /// <summary>The key under which the capability is declared.</summary>
    string Capability { get; }

    /// <summary>What is declared under it.</summary>
    JsonObject Describe();

    /// <summary>Whether clients of this revision are told of it.</summary>
    bool IsDeclaredIn(string revision) => true;

    IReadOnlyList<McpMethod> Methods { get; }
}
