using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Links;
using SecondBrain.Core.Paging;
using SecondBrain.Core.Reviews;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoReviewStore(BrainTable table, IAmazonDynamoDB client, ProposalWrites writes) : IReviewStore
{
    private static readonly string[] Asks = [ReviewState.Pending, ReviewState.Snoozed];

    /// <summary>A review that moved on has another sort key: a condition on one key alone would not see it.</summary>
    public async Task OpenAsync(Review review, CancellationToken cancellationToken)
    {
        if (await FindItemAsync(review.Brain, review.Id, cancellationToken) is null)
        {
            // prevents a repeated step from taking back what was asked or decided
            await table.TransactAsync([table.Put(ReviewItems.ToItem(review), "attribute_not_exists(PK)")], cancellationToken);
        }
    }

    public async Task<Review?> FindAsync(BrainId brain, ReviewId id, CancellationToken cancellationToken) =>
        await FindItemAsync(brain, id, cancellationToken) is { } item ? ReviewItems.ToReview(item) : null;

    public async Task<Page<Review>> ListAsync(BrainId brain, string state, PageRequest page, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Reviews(brain);
        var request = Queries.Prefix(partition, $"{state}#");
        request.ScanIndexForward = false; // ids are ULIDs: the newest is the greatest
        request.Limit = page.Limit;
        request.ExclusiveStartKey = Cursor.Decode(page.Cursor, Attributes.PK, partition);
        var (items, next) = await table.QueryPageAsync(request, cancellationToken);
        return new Page<Review>([.. items.Select(ReviewItems.ToReview)], Cursor.Encode(next));
    }

    public async Task<bool> AskAsync(Review review, string taskToken, DateTimeOffset answerBy, CancellationToken cancellationToken)
    {
        if (!Asks.Contains(review.State) || review.Decision is not null)
        {
            return false;
        }

        if (review.State == ReviewState.Pending && await FindTokenAsync(review.Brain, review.Id, cancellationToken) == taskToken)
        {
            return true;
        }

        var asked = ReviewItems.ToItem(review with { State = ReviewState.Pending, Asked = review.Asked + 1, AnswerBy = answerBy, SnoozedUntil = null })
            .Set(Attributes.TaskToken, taskToken);
        var put = table.Put(asked);
        if (review.State == ReviewState.Pending)
        {
            // prevents a new question from wiping out a decision that was made meanwhile
            put.Put.ConditionExpression = "attribute_exists(PK) AND attribute_not_exists(decision)";
            return await table.TransactAsync([put], cancellationToken);
        }

        // prevents a question that another attempt of this step has asked already
        return await table.TransactAsync([table.Delete(TableKeys.Reviews(review.Brain), TableKeys.Review(review.State, review.Id), "attribute_exists(PK)"), put], cancellationToken);
    }

    public async Task<string?> FindTokenAsync(BrainId brain, ReviewId id, CancellationToken cancellationToken) =>
        (await table.GetAsync(TableKeys.Reviews(brain), TableKeys.Review(ReviewState.Pending, id), cancellationToken))?.TextOrNull(Attributes.TaskToken);

    public Task<bool> DecideAsync(Principal by, Review review, ReviewDecision decision, CancellationToken cancellationToken)
    {
        var value = ReviewItems.ToValue(decision);
        var update = new Update
        {
            TableName = table.Name,
            Key = Item.Key(TableKeys.Reviews(review.Brain), TableKeys.Review(review.State, review.Id)),
            UpdateExpression = "SET decision = :decision",
            // prevents two decisions, and one for a question that is not asked any more
            ConditionExpression = "attribute_exists(PK) AND attribute_not_exists(decision) AND asked = :asked",
            ExpressionAttributeValues = new() { [":decision"] = value, [":asked"] = Item.Of(review.Asked) },
        };
        return table.TransactAsync([new TransactWriteItem { Update = update }, writes.Say(by, review.Proposal.Subject, AuditAction.Decide, decision.At, before: null, new Item(value.M))], cancellationToken);
    }

    public async Task MoveAsync(Principal by, Review review, Review moved, string? proposalState, Link? link, CancellationToken cancellationToken)
    {
        var drawn = link is not null && await writes.HasAsync(review.Brain, link, cancellationToken);
        var delete = table.Delete(TableKeys.Reviews(review.Brain), TableKeys.Review(review.State, review.Id), "attribute_exists(PK) AND asked = :asked");
        delete.Delete.ExpressionAttributeValues = new() { [":asked"] = Item.Of(review.Asked) }; // prevents a repeated step from moving a review that was asked again
        while (!await table.TransactAsync(
            [
                delete,
                table.Put(ReviewItems.ToItem(moved)),
                .. proposalState is null ? [] : writes.Decide(by, review.Proposal, proposalState),
                .. link is null ? [] : writes.Draw(by, link, isNew: !drawn),
            ],
            cancellationToken))
        {
            if (link is null || drawn || !await writes.HasAsync(review.Brain, link, cancellationToken))
            {
                return; // moved before
            }

            drawn = true; // drawn by its owner between the look and the write
        }
    }

    /// <summary>In one moment: a review that moves from one state to another is not missed between two reads.</summary>
    private async Task<Item?> FindItemAsync(BrainId brain, ReviewId id, CancellationToken cancellationToken)
    {
        var response = await client.TransactGetItemsAsync(
            new TransactGetItemsRequest
            {
                TransactItems =
                [
                    .. ReviewState.All.Select(state => new TransactGetItem
                    {
                        Get = new Get { TableName = table.Name, Key = Item.Key(TableKeys.Reviews(brain), TableKeys.Review(state, id)) },
                    }),
                ],
            },
            cancellationToken);
        return response.Responses.Find(each => each.Item is { Count: > 0 }) is { } found ? new Item(found.Item) : null;
    }
}
