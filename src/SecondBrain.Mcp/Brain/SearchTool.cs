using System.Globalization;
using SecondBrain.Core.Access;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

internal sealed class SearchTool(NoteSearch search, BrainTypes types) : ITool
{
    private const int MaxOffset = 1000;

    private const int MaxLimit = 25;

    private const int DefaultLimit = 8;

    public ToolDescription Description { get; } = new(
        "search",
        "Search notes",
        """
        Finds notes by words and by meaning, best first. Use it before answering from memory and before adding a note. Ask in full phrases; filters are optional.
        Example: {"query": "how do I keep a Lambda function warm", "limit": 5}
        """,
        Scope.Read,
        Schema.Object(
            ["query"],
            ("query", Schema.Text("Words or a question, any language. Operators: \"a phrase\" must be there, -word must not, word* begins words, tag:x type:x status:x lang:es before:2026-01-31 after:2026 filter.")),
            ("limit", Schema.Integer("Notes a page.", DefaultLimit, 1, MaxLimit)),
            ("cursor", Schema.Text("'next' of the page before.")),
            ("type", Schema.OneOf(types.NoteTypes)),
            ("status", Schema.OneOf(NoteStatus.All)),
            ("tag", Schema.Text("Without #; also finds tags nested in it.")),
            ("trusted_only", Schema.Flag("Without what assistants wrote or came from the web."))),
        FoundNotes.Schema)
    { IsReadOnly = true };

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var request = Read(call.Arguments);
        var found = await search.SearchAsync(call.Request.Principal, request, cancellationToken);
        if (found.Answer.Refused is { } refused)
        {
            return ToolResults.Failed(refused.Advice);
        }

        var end = request.Offset + found.Answer.Hits.Count;
        var next = end < Math.Min(found.Answer.Total, MaxOffset) && found.Answer.Hits.Count > 0 ? end.ToString(CultureInfo.InvariantCulture) : null;
        return ToolResults.Structured(
            new FoundNotes([.. found.Answer.Hits.Select(FoundNote.Of)], found.Answer.Total, next, Advice(found)), ToolJson.Default.FoundNotes);
    }

    private SearchRequest Read(ToolArguments arguments) => new(
        arguments.RequiredText("query", NoteSearch.MaxQuery),
        arguments.Number("limit", DefaultLimit, 1, MaxLimit),
        Offset(arguments.Text("cursor", 20)),
        arguments.OneOf("type", types.NoteTypes),
        arguments.OneOf("status", NoteStatus.All),
        arguments.Text("tag", 200))
    {
        TrustedOnly = arguments.Flag("trusted_only", fallback: false),
    };

    private static int Offset(string? cursor) => cursor switch
    {
        null => 0,
        _ when int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) && offset <= MaxOffset => offset,
        _ => throw new BadArgumentException("The argument 'cursor' is not a 'next' of this search. Ask for the first page without a cursor."),
    };

    private static string? Advice(NoteSearchAnswer found) => found switch
    {
        { Answer.Hits.Count: 0 } => "Nothing matches. Try other words, fewer filters, or list_notes.",
        { WordsOnly: true } => "The embedding model did not answer: these notes were found by words only.",
        _ => null,
    };
}
