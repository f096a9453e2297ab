using SecondBrain.Core.Access;
using SecondBrain.Core.Context;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Search;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

internal sealed class BuildContextTool(NoteContext notes, BrainTypes types) : ITool
{
    /// <summary>What an answer has room for.</summary>
    private const int MaxBudget = 5000;

    public ToolDescription Description { get; } = new(
        "build_context",
        "Build a context",
        """
        Gathers passages of many notes that answer a question together, each cited as [n], within a budget of tokens; ends with the ids of the sources.
        Example: {"query": "what have I learned about forgetting", "budget": 1500}
        """,
        Scope.Read,
        Schema.Object(
            ["query"],
            ("query", Schema.Text("As for search.")),
            ("budget", Schema.Integer("Tokens at most.", ContextRequest.DefaultBudget, ContextRequest.MinimumBudget, MaxBudget)),
            ("type", Schema.OneOf(types.NoteTypes)),
            ("status", Schema.OneOf(NoteStatus.All)),
            ("tag", Schema.Text("Without #.")),
            ("trusted_only", Schema.Flag("No text of agents or the web."))),
        NoteContextResult.Schema)
    { IsReadOnly = true };

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        for (var request = Read(call.Arguments); ; request = request with { Budget = request.Budget * 3 / 4 })
        {
            var answer = await notes.BuildAsync(call.Request.Principal, request, cancellationToken);
            if (answer.Context.Refused is { } refused)
            {
                return ToolResults.Failed(refused.Advice);
            }

            // a language with many characters a token: the budget that the answer has room for is smaller
            var result = Show(answer);
            if (SizeCheck.Fits(result) || request.Budget * 3 / 4 < ContextRequest.MinimumBudget)
            {
                return result;
            }
        }
    }

    private static McpResult Show(NoteContextAnswer answer)
    {
        var result = NoteContextResult.Of(answer);
        return ToolResults.Structured(result, ToolJson.Default.NoteContextResult, answer.Context.Markdown is { Length: > 0 } text ? DataFence.Wrap(text, NoteContextResult.MarksOf(answer)) : result.Advice!);
    }

    private ContextRequest Read(ToolArguments arguments) => new(
        new SearchRequest(
            arguments.RequiredText("query", NoteSearch.MaxQuery),
            Type: arguments.OneOf("type", types.NoteTypes),
            Status: arguments.OneOf("status", NoteStatus.All),
            Tag: arguments.Text("tag", 200))
        {
            TrustedOnly = arguments.Flag("trusted_only", fallback: false),
        },
        arguments.Number("budget", ContextRequest.DefaultBudget, ContextRequest.MinimumBudget, MaxBudget));
}
