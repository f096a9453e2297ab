using Amazon.DynamoDBv2.Model;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reviews;

namespace SecondBrain.Aws.DynamoDb;

internal static class ReviewItems
{
    private const string ProposedAt = "proposedAt";

    /// <summary>Without the token: a review that moves forgets it.</summary>
    public static Item ToItem(Review review)
    {
        var item = ProposalItems.Describe(new Item(TableKeys.Reviews(review.Brain), TableKeys.Review(review.State, review.Id)), review.Proposal)
            .Set(ProposedAt, review.Proposal.CreatedAt)
            .Set(Attributes.CreatedAt, review.CreatedAt)
            .Set(Attributes.ReviewId, review.Id.Value)
            .Set(Attributes.State, review.State)
            .Set(Attributes.Asked, review.Asked);
        foreach (var (name, moment) in new[] { (Attributes.AnswerBy, review.AnswerBy), (Attributes.SnoozedUntil, review.SnoozedUntil) })
        {
            if (moment is { } at)
            {
                item.Set(name, at);
            }
        }

        if (review.Decision is { } decision)
        {
            item.Values[Attributes.Decision] = ToValue(decision);
        }

        return item;
    }

    public static Review ToReview(Item item) => new(
        ReviewId.Parse(item.Text(Attributes.ReviewId)),
        ProposalItems.ToProposal(item) with { CreatedAt = item.Moment(ProposedAt) },
        item.Text(Attributes.State),
        item.Moment(Attributes.CreatedAt),
        item.Int(Attributes.Asked),
        item.MomentOrNull(Attributes.AnswerBy),
        item.MomentOrNull(Attributes.SnoozedUntil),
        item.Values.GetValueOrDefault(Attributes.Decision)?.M is { Count: > 0 } decision ? ToDecision(new Item(decision)) : null);

    public static AttributeValue ToValue(ReviewDecision decision)
    {
        var item = new Item(new Dictionary<string, AttributeValue>(StringComparer.Ordinal))
            .Set(Attributes.Choice, decision.Choice)
            .Set(Attributes.Actor, decision.Actor)
            .Set(Attributes.CreatedAt, decision.At)
            .Set(Attributes.Type, decision.Type)
            .Set(Attributes.Other, decision.Other?.Value)
            .Set(Attributes.Trust, decision.Trust ? NoteTrust.Trusted : null);
        return new AttributeValue { M = (decision.Until is { } until ? item.Set(Attributes.Until, until) : item).Values };
    }

    private static ReviewDecision ToDecision(Item item) => new(
        item.Text(Attributes.Choice),
        item.Text(Attributes.Actor),
        item.Moment(Attributes.CreatedAt),
        item.TextOrNull(Attributes.Type),
        item.TextOrNull(Attributes.Other) is { } other ? NoteId.Parse(other) : null,
        item.MomentOrNull(Attributes.Until))
    { Trust = item.TextOrNull(Attributes.Trust) is NoteTrust.Trusted };
}
