using System.Text.Json.Nodes;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Tests.Host.Fixtures;

/// <summary>Tools that notify the client, or look at what it can do.</summary>
internal static class ClientTools
{
    public static IReadOnlyList<ITool> All { get; } =
    [
        new FixtureTool("test_tool_with_progress", call =>
        {
            foreach (var progress in (int[])[0, 50, 100])
            {
                call.Request.ReportProgress(progress, 100);
            }

            return FixtureTool.TextResult("Reported progress.");
        }),
        new FixtureTool("test_tool_with_logging", call => Logged(call, "Tool execution started", "Tool processing data", "Tool execution completed")),
        new FixtureTool("test_logging_tool", call => Logged(call, "Called")),
        new FixtureTool("test_missing_capability", call => call.Request.ClientCan("sampling")
            ? FixtureTool.TextResult("The client can sample.")
            : new McpResult.Failed(McpError.MissingCapability("sampling"))),
        new FixtureTool("test_streaming_elicitation", _ => new McpResult.InputRequired(new JsonObject { ["answer"] = InputTools.Ask("Go on?", "ok", "boolean") })),
    ];

    /// <summary>Since 2026-07-28 only who names a level gets messages; before, this profile sends them all.</summary>
    private static McpResult Logged(ToolCall call, params ReadOnlySpan<string> messages)
    {
        if (!ProtocolRevision.IsStateless(call.Request.Revision) || call.Request.LogLevel is not null)
        {
            foreach (var message in messages)
            {
                call.Request.Notify("notifications/message", new JsonObject { ["level"] = "info", ["data"] = message });
            }
        }

        return FixtureTool.TextResult("Logged.");
    }
}
