using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Tests.Host.Fixtures;

internal sealed class CompletionFixture : IMcpFeature
{
    public string Capability => "completions";

    public IReadOnlyList<McpMethod> Methods { get; } =
    [
        new("completion/complete", (_, _) => Task.FromResult<McpResult>(new McpResult.Complete(new JsonObject
        {
            ["completion"] = new JsonObject { ["values"] = new JsonArray("test-one", "test-two"), ["total"] = 2, ["hasMore"] = false },
        }))),
    ];

    public JsonObject Describe() => [];
}
