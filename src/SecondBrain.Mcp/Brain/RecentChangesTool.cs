using SecondBrain.Core.Access;
using SecondBrain.Core.Changes;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Views;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

internal sealed class RecentChangesTool(BrainChanges changes, TimeProvider clock) : ITool
{
    private const int DefaultLimit = 20;

    private const int MaxLimit = 100;

    private const int MaxCursor = 4000;

    public ToolDescription Description { get; } = new(
        "recent_changes",
        "Recent changes",
        """
        Lists what people and agents changed lately, newest first: which note, what was done, by whom. Changes are kept for 7 days.
        Example: {"since": "2d"}
        """,
        Scope.Read,
        Schema.Object(
            [],
            ("since", Schema.Text("90m, 12h, 2d or a time; 1d if left out.")),
            ("limit", Schema.Integer(null, DefaultLimit, 1, MaxLimit)),
            ("cursor", Schema.Text("'next' of the last page."))),
        Schema.Result(
            ["items", "since"],
            ("items", Schema.ListOf("note", "title", "version", "action", "actor", "at")),
            ("next", Schema.Text())))
    { IsReadOnly = true };

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        DateTimeOffset? since = call.Arguments.Text("since", 100) is { } text
            ? SinceText.Read(text, clock.GetUtcNow()) ?? throw new BadArgumentException($"The argument 'since' must be {SinceText.Advice}, and not in the future.")
            : null;
        var page = new PageRequest(call.Arguments.Number("limit", DefaultLimit, 1, MaxLimit), call.Arguments.Text("cursor", MaxCursor));
        try
        {
            return ToolResults.Structured(ChangesView.Of(await changes.ListAsync(call.Request.Principal, since, page, cancellationToken)), ToolJson.Default.ChangesView);
        }
        catch (InvalidCursorException)
        {
            throw new BadArgumentException("The argument 'cursor' is not a 'next' of recent_changes. Ask for the first page without a cursor.");
        }
    }
}
