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
        Finds notes by words and meaning, best first. Use it before answering from memory and before adding a note. Ask in full phrases.
        Example: {"query": "how do I keep a Lambda function warm", "limit": 5}
        """,
        Scope.Read,
        Schema.Object(
            ["query"],
            ("query", Schema.Text("Any language. Operators: \"a phrase\", -word, word*, lang:es, before:2026-01-31, after:2026.")),
            ("limit", Schema.Integer(null, DefaultLimit, 1, MaxLimit)),
            ("cursor", Schema.Text("'next' of the last page.")),
            ("type", Schema.OneOf(types.NoteTypes)),
            ("status", Schema.OneOf(NoteStatus.All)),
            ("tag", Schema.Text("Without #.")),
            ("trusted_only", Schema.Flag("No text of agents or the web."))),
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

        return await ToolResults.FittingAsync(found.Answer.Hits.Count, count => Task.FromResult(First(request, found, count)), ToolJson.Default.FoundNotes);
    }

    private static FoundNotes First(SearchRequest request, NoteSearchAnswer found, int count)
    {
        var end = request.Offset + count;
        var next = end < Math.Min(found.Answer.Total, MaxOffset) && count > 0 ? end.ToString(CultureInfo.InvariantCulture) : null;
        return new FoundNotes([.. found.Answer.Hits.Take(count).Select(FoundNote.Of)], found.Answer.Total, next, Advice(found));
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
