using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;

namespace SecondBrain.Aws.DynamoDb;

internal static class ProposalItems
{
    public static Item ToItem(Proposal proposal, string state) =>
        Describe(new Item(TableKeys.Note(proposal.Brain, proposal.Subject), Key(proposal)), proposal)
            .Set(Attributes.State, state);

    /// <summary>The sort key, under the subject.</summary>
    public static string Key(Proposal proposal) => proposal.Value is { } value ? TableKeys.Proposal(proposal.Kind, value) : TableKeys.Proposal(proposal.Kind, proposal.Other);

    /// <summary>The proposal's members, in its own item and in that of its review.</summary>
    public static Item Describe(Item item, Proposal proposal)
    {
        item.Set(Attributes.Brain, proposal.Brain.Value)
            .Set(Attributes.Kind, proposal.Kind)
            .Set(Attributes.Notes, [proposal.Subject.Value, proposal.Other.Value])
            .Set(Attributes.Type, proposal.Type)
            .Set(Attributes.Confidence, proposal.Confidence)
            .Set(Attributes.By, proposal.By)
            .Set(Attributes.CreatedAt, proposal.CreatedAt)
            .Set(Attributes.Value, proposal.Value)
            .Set(Attributes.Reason, proposal.Reason);
        if (proposal.ForReview)
        {
            item.Set(Attributes.ForReview, 1);
        }

        return proposal.Evidence is { } span
            ? item.Set(Attributes.Start, span.Start).Set(Attributes.End, span.End).Set(Attributes.EvidenceVersion, proposal.EvidenceVersion)
            : item;
    }

    public static Proposal ToProposal(Item item) => new(
        BrainId.Parse(item.Text(Attributes.Brain)),
        item.Text(Attributes.Kind),
        NoteId.Parse(item.List(Attributes.Notes)[0]),
        NoteId.Parse(item.List(Attributes.Notes)[1]),
        item.TextOrNull(Attributes.Type),
        item.Double(Attributes.Confidence),
        item.Has(Attributes.Start) ? new TextSpan(item.Int(Attributes.Start), item.Int(Attributes.End)) : null,
        item.Text(Attributes.By),
        item.Moment(Attributes.CreatedAt))
    {
        Value = item.TextOrNull(Attributes.Value),
        Reason = item.TextOrNull(Attributes.Reason),
        ForReview = item.Has(Attributes.ForReview),
        EvidenceVersion = item.Has(Attributes.EvidenceVersion) ? item.Int(Attributes.EvidenceVersion) : 1,
    };
}
