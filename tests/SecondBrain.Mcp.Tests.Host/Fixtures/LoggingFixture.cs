using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Tests.Host.Fixtures;

/// <summary>Accepts a log level. Without sessions it cannot be remembered: this profile's tools log everything to clients of the older revisions.</summary>
internal sealed class LoggingFixture : IMcpFeature
{
    public string Capability => "logging";

    public bool IsDeclaredIn(string revision) => !ProtocolRevision.IsStateless(revision);

    public IReadOnlyList<McpMethod> Methods { get; } =
        [new("logging/setLevel", (_, _) => Task.FromResult<McpResult>(new McpResult.Complete([]))) { UntilStateless = true }];

    public JsonObject Describe() => [];
}
