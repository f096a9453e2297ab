using SecondBrain.Core.Access;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reviews;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Brain;

internal sealed class ListReviewsTool(ReviewReader reviews, TimeProvider clock) : ITool
{
    private const int DefaultLimit = 20;

    private const int MaxLimit = 50;

    private const int MaxCursor = 4000;

    public ToolDescription Description { get; } = new(
        "list_reviews",
        "List reviews",
        """
        Lists proposals by state, newest first: what is proposed, by whom, since when. Only the user decides on them.
        Example: {"state": "pending"}
        """,
        Scope.Read,
        Schema.Object(
            [],
            ("state", Schema.OneOf(ReviewState.All)),
            ("limit", Schema.Integer(null, DefaultLimit, 1, MaxLimit)),
            ("cursor", Schema.Text("'next' of the last page."))),
        ListedReviews.Schema)
    { IsReadOnly = true };

    public async Task<McpResult> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var state = call.Arguments.OneOf("state", ReviewState.All) ?? ReviewState.Pending;
        var cursor = call.Arguments.Text("cursor", MaxCursor);
        try
        {
            return await ToolResults.FittingAsync(call.Arguments.Number("limit", DefaultLimit, 1, MaxLimit), PageAsync, ToolJson.Default.ListedReviews);
        }
        catch (InvalidCursorException)
        {
            throw new BadArgumentException("The argument 'cursor' is not a 'next' of list_reviews. Ask for the first page without a cursor.");
        }

        async Task<ListedReviews> PageAsync(int limit)
        {
            var found = await reviews.ListAsync(call.Request.Principal, state, new PageRequest(limit, cursor), cancellationToken);
            return new ListedReviews([.. found.Items.Select(review => ListedReview.Of(review, clock.GetUtcNow()))], found.Next);
        }
    }
}
