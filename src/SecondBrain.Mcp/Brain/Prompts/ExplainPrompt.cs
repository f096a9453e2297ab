using System.Text.Json.Nodes;
using SecondBrain.Mcp.Brain.Resources;
using SecondBrain.Mcp.Completion;
using SecondBrain.Mcp.Prompts;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Resources;

namespace SecondBrain.Mcp.Brain.Prompts;

internal sealed class ExplainPrompt(ContextResources contexts, NamedNotes named) : IPrompt
{
    private const string Question = "question";

    private const string Audience = "audience";

    public PromptDescription Description { get; } = new(
        "explain_with_sources",
        "Explain with sources",
        "Answers a question from your notes, each statement with its source.",
        new PromptArgument(Question, "Question", "What to explain.", IsRequired: true),
        new PromptArgument(Audience, "Audience", "For whom, such as 'a beginner'; for you when empty.", IsRequired: false));

    public async Task<IReadOnlyList<JsonObject>> WriteAsync(PromptCall call, CancellationToken cancellationToken)
    {
        var question = call.Arguments.RequiredText(Question, 1000);
        var audience = call.Arguments.Text(Audience, 200) is { Length: > 0 } text ? $" Write for {text}." : "";
        return
        [
            ResourceResults.Embedded(ContextResources.Address(question), ResourceResults.Markdown, await contexts.TextAsync(call.Request.Principal, question, cancellationToken)),
            PromptText.Block(
                $"""
                Explain from my notes: {question}{audience}

                The passages above are what my brain has on it, numbered; their notes are listed at the end.
                1. If they do not answer it, search again in other words and read_note what you rely on before you write.
                2. Put the number of its passage after every statement, as [1]. Statements without a source are yours: mark them as such.
                3. Where notes contradict each other, show both sides. Say what my notes do not answer.
                4. End with the sources: number, title and id of each note.
                """),
        ];
    }

    public Task<CompletedValues> CompleteAsync(McpRequest request, string argument, string value, CancellationToken cancellationToken) => argument switch
    {
        Question => named.CompleteTitlesAsync(request.Principal, value, cancellationToken),
        Audience => Task.FromResult(CompletedValues.Of(["a beginner", "a child", "a colleague", "an expert"], value)),
        _ => Task.FromResult(CompletedValues.None),
    };
}
