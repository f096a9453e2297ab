using SecondBrain.Core.Capture;
using SecondBrain.Core.Context;
using SecondBrain.Core.Enrichment;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Links;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reading;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

/// <summary>What the tools work on.</summary>
public sealed record BrainParts(
    NoteSearch Search,
    NoteContext Context,
    SeenNotes Seen,
    INoteStore Notes,
    NoteList List,
    IGeneratedStore Generated,
    LinkReader Links,
    NoteCapture Capture,
    SeenReceipts Receipts,
    ReceiptWait Wait,
    LinkWriter LinkWriter,
    BrainTypes Types);

/// <summary>The MCP server of a brain.</summary>
public static class BrainServer
{
    private static readonly string Version = typeof(BrainServer).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <param name="report">Where faults go; their messages never reach the client.</param>
    public static McpServer Create(BrainParts parts, Action<string, Exception> report) => new(
        new ServerDescription("second-brain", "SecondBrain", Version, BrainInstructions.Text),
        [new ToolsFeature(Tools(parts), report)],
        report);

    private static ITool[] Tools(BrainParts parts) =>
    [
        new SearchTool(parts.Search, parts.Types),
        new BuildContextTool(parts.Context, parts.Types),
        new ReadNoteTool(parts.Seen, parts.Notes, parts.Generated, parts.Links),
        new ListNotesTool(parts.List),
        new AddNoteTool(parts.Capture, parts.Wait, parts.Types),
        new ConnectNotesTool(parts.LinkWriter, parts.Types),
        new GetReceiptTool(parts.Receipts),
    ];
}
