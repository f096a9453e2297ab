using System.Text.Json.Nodes;
using SecondBrain.Core.Reading;
using SecondBrain.Mcp.Brain.Resources;
using SecondBrain.Mcp.Completion;
using SecondBrain.Mcp.Prompts;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Resources;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain.Prompts;

internal sealed class WeeklyReviewPrompt(OverviewReader overviews, DigestResource digest) : IPrompt
{
    private const string Days = "days";

    private const int MaxDays = 90;

    public PromptDescription Description { get; } = new(
        "weekly_review",
        "Weekly review",
        "Goes through what came in, what waits for a decision and what could grow.",
        new PromptArgument(Days, "Days", "How far to look back; 7 when empty.", IsRequired: false));

    public async Task<IReadOnlyList<JsonObject>> WriteAsync(PromptCall call, CancellationToken cancellationToken)
    {
        var days = call.Arguments.Text(Days, 10) switch
        {
            null or "" => 7,
            var text when int.TryParse(text, out var number) && number is >= 1 and <= MaxDays => number,
            _ => throw new BadArgumentException($"The argument 'days' must be a whole number from 1 to {MaxDays}."),
        };
        return
        [
            ResourceResults.Embedded(OverviewResource.Uri, ResourceResults.Markdown, OverviewText.Of(await overviews.ReadAsync(call.Request.Principal, cancellationToken))),
            ResourceResults.Embedded(DigestResource.Uri, ResourceResults.Markdown, await digest.TextAsync(call.Request.Principal, cancellationToken)),
            PromptText.Block(
                $"""
                Go through the last {days} days of my second brain with me. The overview and the latest digest are above.

                1. recent_changes for the last {days} days: tell me in a few sentences what came in, by theme, each with its notes.
                2. list_reviews: what waits for my decision, the oldest first, with what speaks for and against. The decisions are mine.
                3. From the digest: contradictions, notes that are alike and not linked, names without a note. Read the notes before you say anything about them, and keep three that matter.
                4. Which seeds have grown links or text and could become 'growing'? propose the change of status; do not make it.
                5. Ask me one question at a time about what is unclear. At the end: three things to do this week, each with its note.
                """),
        ];
    }

    public Task<CompletedValues> CompleteAsync(McpRequest request, string argument, string value, CancellationToken cancellationToken) =>
        Task.FromResult(argument == Days ? CompletedValues.Of(["7", "14", "30"], value) : CompletedValues.None);
}
