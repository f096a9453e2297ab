using System.Text.Json.Nodes;
using SecondBrain.Core.Reading;
using SecondBrain.Mcp.Brain.Resources;
using SecondBrain.Mcp.Completion;
using SecondBrain.Mcp.Prompts;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Resources;

namespace SecondBrain.Mcp.Brain.Prompts;

internal sealed class CaptureConversationPrompt(OverviewReader overviews) : IPrompt
{
    private const string Focus = "focus";

    public PromptDescription Description { get; } = new(
        "capture_conversation",
        "Capture this conversation",
        "Keeps what is worth keeping of this conversation as notes, after you have agreed to each.",
        new PromptArgument(Focus, "Focus", "What to keep, such as a topic or a decision; everything worth keeping when empty.", IsRequired: false));

    public async Task<IReadOnlyList<JsonObject>> WriteAsync(PromptCall call, CancellationToken cancellationToken)
    {
        var focus = call.Arguments.Text(Focus, 500) is { Length: > 0 } text ? $" Keep only what is about: {text}." : "";
        return
        [
            ResourceResults.Embedded(OverviewResource.Uri, ResourceResults.Markdown, OverviewText.Of(await overviews.ReadAsync(call.Request.Principal, cancellationToken))),
            PromptText.Block(
                $"""
                Keep what is worth keeping of our conversation in my second brain.{focus}

                1. List the ideas, decisions and facts that I will want to find again, five at most. Leave out small talk and what anybody can look up.
                2. search for each. If a note says it already, name that note instead of drafting another; if one says half of it, say what is new.
                3. Show me a draft of each note: a title that states the idea, a short text in my own words, [[Title]] links to notes that you found, and tags that the brain already uses (see the overview) before new ones.
                4. Wait for my answer. Change nothing in the brain before it.
                5. add_note for what I agree to, then connect_notes where the texts support it.
                6. Tell me the title and id of each note, and anything that is not searchable yet.
                """),
        ];
    }

    public async Task<CompletedValues> CompleteAsync(McpRequest request, string argument, string value, CancellationToken cancellationToken) =>
        argument == Focus ? CompletedValues.Of((await overviews.ReadAsync(request.Principal, cancellationToken)).Tags.Select(tag => tag.Name), value) : CompletedValues.None;
}
