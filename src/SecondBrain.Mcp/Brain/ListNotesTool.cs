using SecondBrain.Core.Access;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reading;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

internal sealed class ListNotesTool(NoteList notes) : ITool
{
    private const int DefaultLimit = 20;

    private const int MaxLimit = 100;

    private const int MaxCursor = 4000;

    public ToolDescription Description { get; } = new(
        "list_notes",
        "List notes",
        """
        Lists notes, newest first, without their text. Use it to see what is new or to walk through the brain; to find something, use search.
        Example: {"limit": 10}
        """,
        Scope.Read,
        Schema.Object(
            [],
            ("limit", Schema.Integer(null, DefaultLimit, 1, MaxLimit)),
            ("cursor", Schema.Text("'next' of the last page."))),
        ListedNotes.Schema)
    { IsReadOnly = true };

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var cursor = call.Arguments.Text("cursor", MaxCursor);
        try
        {
            return await ToolResults.FittingAsync(call.Arguments.Number("limit", DefaultLimit, 1, MaxLimit), PageAsync, ToolJson.Default.ListedNotes);
        }
        catch (InvalidCursorException)
        {
            throw new BadArgumentException("The argument 'cursor' is not a 'next' of list_notes. Ask for the first page without a cursor.");
        }

        async Task<ListedNotes> PageAsync(int limit)
        {
            var found = await notes.ListAsync(call.Request.Principal, new PageRequest(limit, cursor), cancellationToken);
            return new ListedNotes([.. found.Items.Select(ListedNote.Of)], found.Next);
        }
    }
}
