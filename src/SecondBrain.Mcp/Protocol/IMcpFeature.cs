using System.Text.Json.Nodes;

namespace SecondBrain.Mcp.Protocol;

/// <summary>A capability of the server with its methods: tools, resources, prompts. Safe for concurrent use.</summary>
public interface IMcpFeature
{
    /// <summary>The key under which the capability is declared.</summary>
    string Capability { get; }

    /// <summary>What is declared under it.</summary>
    JsonObject Describe();

    /// <summary>Whether clients of this revision are told of it.</summary>
    bool IsDeclaredIn(string revision) => true;

    /// <summary>Declares what clients of this revision are told of it; an extension goes under <c>extensions</c>.</summary>
    void Declare(JsonObject capabilities, string revision)
    {
        if (IsDeclaredIn(revision))
        {
            capabilities[Capability] = Describe();
        }
    }

    IReadOnlyList<McpMethod> Methods { get; }
}
