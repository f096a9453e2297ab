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
    public ToolDescription Description { get; } = new(
        "build_context",
        "Build a context",
        """
        Gathers the passages of many notes that answer a question, with passages of connected notes, without repetition and within a budget of tokens. Use it for a question that several notes answer together. The text cites each passage as [n] and ends with the ids of the sources.
        Example: {"query": "what have I learned about forgetting", "budget": 1500}
        """,
        Scope.Read,
        Schema.Object(
            ["query"],
            ("query", Schema.Text("Words or a question, any language.")),
            ("budget", Schema.Integer("The most tokens of the text, as estimated.", ContextRequest.DefaultBudget, ContextRequest.MinimumBudget, ContextRequest.MaximumBudget)),
            ("type", Schema.OneOf(types.NoteTypes)),
            ("status", Schema.OneOf(NoteStatus.All)),
            ("tag", Schema.Text("Without #; also finds tags nested in it.")),
            ("trusted_only", Schema.Flag("Without what assistants wrote or came from the web."))),
        NoteContextResult.Schema)
    { IsReadOnly = true };

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var answer = await notes.BuildAsync(call.Request.Principal, Read(call.Arguments), cancellationToken);
        if (answer.Context.Refused is { } refused)
        {
            return ToolResults.Failed(refused.Advice);
        }

        var result = NoteContextResult.Of(answer);
        return ToolResults.Structured(result, ToolJson.Default.NoteContextResult, answer.Context.Markdown is { Length: > 0 } text ? text : result.Advice!);
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
        arguments.Number("budget", ContextRequest.DefaultBudget, ContextRequest.MinimumBudget, ContextRequest.MaximumBudget));
}
