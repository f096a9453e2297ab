using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Views;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

internal sealed class UndoSessionTool(SessionUndo undo) : ITool
{
    private const int DefaultLimit = 50;

    private const int MaxCursor = 4000;

    public ToolDescription Description { get; } = new(
        "undo_session",
        "Undo a session",
        """
        Takes back what you wrote in this session: new notes are withdrawn, edits restored, links removed; what others changed since stays. Shows a preview first; show it to the user and do it only if they agree. Undo 'undoneAs' to have it all again.
        Example: {"preview": false}
        """,
        Scope.Write,
        Schema.Object(
            [],
            ("preview", Schema.Flag("False does it.", fallback: true)),
            ("session", Schema.Text("Yours if left out.")),
            ("cursor", Schema.Text("'next' of the last page."))),
        Schema.Result(
            ["session", "undoneAs", "preview", "undone", "left", "advice", "steps"],
            ("preview", Schema.Flag()),
            ("undone", Schema.Integer()),
            ("left", Schema.Integer()),
            ("steps", Schema.ListOf("action", "note", "outcome", "detail")),
            ("next", Schema.Text())));

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var agent = AgentPrincipal.Of(call.Request);
        var session = call.Arguments.Text("session", SessionName.MaxLength) ?? agent.Session;
        if (session is null)
        {
            return ToolResults.Failed("Your token has no session, so what you wrote cannot be told apart. Ask the user to undo it, note by note.");
        }

        var page = new PageRequest(DefaultLimit, call.Arguments.Text("cursor", MaxCursor));
        try
        {
            var result = call.Arguments.Flag("preview", fallback: true)
                ? await undo.PreviewAsync(agent, session, page, cancellationToken)
                : await undo.RunAsync(agent, session, page, cancellationToken);
            return result switch
            {
                UndoResult.Reported reported => ToolResults.Structured(UndoView.Of(reported.Report, "undo_session with {\"preview\": false}"), ToolJson.Default.UndoView),
                UndoResult.NotYours => ToolResults.Failed($"You can undo your own session only{(agent.Session is { } own ? $", which is '{own}'" : "")}. Ask the user to undo another one."),
                _ => ToolResults.Failed($"Nothing was written in the session '{session}', so there is nothing to undo."),
            };
        }
        catch (InvalidCursorException)
        {
            throw new BadArgumentException("The argument 'cursor' is not a 'next' of undo_session. Ask for the first page without a cursor.");
        }
    }
}
