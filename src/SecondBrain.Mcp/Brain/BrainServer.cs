using SecondBrain.Mcp.Brain.Importing;
using SecondBrain.Mcp.Brain.Prompts;
using SecondBrain.Mcp.Brain.Resources;
using SecondBrain.Mcp.Completion;
using SecondBrain.Mcp.Prompts;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Resources;
using SecondBrain.Mcp.Tasks;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

/// <summary>The MCP server of a brain.</summary>
public static class BrainServer
{
    private static readonly string Version = typeof(BrainServer).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <param name="report">Where faults go; their messages never reach the client.</param>
    public static McpServer Create(BrainParts parts, Action<string, Exception> report)
    {
        var reports = new ImportReports(parts.ImportReading);
        var imports = new ImportTasks(reports, parts.Imports, parts.Executions);
        var named = new NamedNotes(parts.Seen, parts.Titles);
        var texts = new NoteText(parts.Seen, parts.Notes);
        var digest = new DigestResource(parts.Digests);
        var contexts = new ContextResources(parts.Context);
        IResourceTemplate[] templates = [new NoteResources(named, texts, parts.List), contexts];
        IPrompt[] prompts =
        [
            new CaptureConversationPrompt(parts.Overviews),
            new WeeklyReviewPrompt(parts.Overviews, digest),
            new ConnectDotsPrompt(named, texts, parts.Graph),
            new ExplainPrompt(contexts, named),
        ];
        return new McpServer(
            new ServerDescription("second-brain", "SecondBrain", Version, BrainInstructions.Text),
            [
                new ToolsFeature(Tools(parts, reports, imports), report, DataFence.Check),
                new ResourcesFeature([new OverviewResource(parts.Overviews), digest, new NeighbourhoodView()], templates),
                new PromptsFeature(prompts),
                new CompletionFeature(prompts, templates),
                new TasksFeature([imports, new CaptureTasks(parts.Receipts)], parts.Clock),
                new AppsFeature(),
            ],
            report);
    }

    private static ITool[] Tools(BrainParts parts, ImportReports reports, ImportTasks imports) =>
    [
        new SearchTool(parts.Search, parts.Types),
        new ReadNoteTool(parts.Seen, parts.Versions, parts.Notes, parts.Generated, parts.Links, parts.Flags),
        new ListNotesTool(parts.List),
        new BuildContextTool(parts.Context, parts.Types),
        new FindPathTool(parts.Graph, parts.Seen),
        new RecentChangesTool(parts.Changes, parts.Clock),
        new AddNoteTool(parts.Capture, parts.Wait, parts.Types),
        new UpdateNoteTool(parts.Editor, parts.Types),
        new ConnectNotesTool(parts.LinkWriter, parts.Types),
        new ProposeTool(parts.Proposals, parts.Types),
        new ListReviewsTool(parts.Reviews, parts.Clock),
        new GetReceiptTool(parts.Receipts, reports),
        new UndoSessionTool(parts.Undo),
        new FlagNoteTool(parts.Flagging),
        new ImportNotesTool(parts.Staging, parts.ImportStarter, imports),
    ];
}
