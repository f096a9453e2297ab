using SecondBrain.Core.Access;
using SecondBrain.Core.Audit;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Proposals;
using SecondBrain.Core.Reviews;

namespace SecondBrain.Aws.DynamoDb;

internal sealed class DynamoProposalWithdrawal(BrainTable table, IWorkflowExecutions executions, IdSource ids, TimeProvider clock) : IProposalWithdrawal
{
    private static readonly string[] Open = [ReviewState.Pending, ReviewState.Snoozed, ReviewState.Expired];

    public async Task<bool> WithdrawAsync(Principal by, AuditEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Note is not { } subject
            || await table.GetAsync(TableKeys.Note(by.Brain, subject), TableKeys.Audit(entry.Id), cancellationToken) is not { } item
            || AuditImages.Find(item, Attributes.After) is not { } image)
        {
            return false;
        }

        var proposal = new Item(image);
        var reviews = await ReviewsAsync(by.Brain, proposal, cancellationToken);
        if (reviews.Any(review => review.Has(Attributes.Decision)))
        {
            return false;
        }

        foreach (var token in reviews.Select(review => review.TextOrNull(Attributes.TaskToken)).OfType<string>())
        {
            await executions.FailTaskAsync(token, nameof(ReviewNotFoundException), "The proposal was taken back.", cancellationToken); // first: nobody else knows the token
        }

        var partition = proposal.Text(Attributes.PK);
        var delete = table.Delete(partition, proposal.Text(Attributes.SK), "#state = :proposed AND createdAt = :at"); // prevents taking back what was decided, or proposed anew
        delete.Delete.ExpressionAttributeNames = new() { ["#state"] = Attributes.State };
        delete.Delete.ExpressionAttributeValues = new() { [":proposed"] = Item.Of(ProposalState.Proposed), [":at"] = proposal.Values[Attributes.CreatedAt] };
        return await table.TransactAsync(
            [
                delete,
                // prevents that a decision which is made in this moment is lost
                .. reviews.Select(review => table.Delete(review.Text(Attributes.PK), review.Text(Attributes.SK), "attribute_exists(PK) AND attribute_not_exists(decision)")),
                table.Put(AuditItems.Of(by, partition, ids.Next(), AuditAction.WithdrawProposal, clock.GetUtcNow(), proposal, after: null)),
                table.Put(ChangeItems.Of(by, subject, ids.Next(), clock.GetUtcNow(), AuditAction.WithdrawProposal)),
            ],
            cancellationToken);
    }

    private async Task<List<Item>> ReviewsAsync(BrainId brain, Item proposal, CancellationToken cancellationToken)
    {
        var found = new List<Item>();
        foreach (var state in Open)
        {
            await foreach (var review in table.QueryAsync(Queries.Prefix(TableKeys.Reviews(brain), $"{state}#"), cancellationToken))
            {
                if (review.Text(Attributes.Kind) == proposal.Text(Attributes.Kind)
                    && review.List(Attributes.Notes).SequenceEqual(proposal.List(Attributes.Notes), StringComparer.Ordinal)
                    && review.TextOrNull(Attributes.Value) == proposal.TextOrNull(Attributes.Value))
                {
                    found.Add(review);
                }
            }
        }

        return found;
    }
}
