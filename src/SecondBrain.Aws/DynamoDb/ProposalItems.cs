using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;

namespace SecondBrain.Aws.DynamoDb;

internal static class ProposalItems
{
    public static Item ToItem(Proposal proposal, string state) =>
        Describe(new Item(TableKeys.Note(proposal.Brain, proposal.Subject), TableKeys.Proposal(proposal.Kind, proposal.Other)), proposal)
            .Set(Attributes.State, state);

    /// <summary>The proposal's members, in its own item and in that of its review.</summary>
    public static Item Describe(Item item, Proposal proposal)
    {
        item.Set(Attributes.Brain, proposal.Brain.Value)
            .Set(Attributes.Kind, proposal.Kind)
            .Set(Attributes.Notes, [proposal.Subject.Value, proposal.Other.Value])
            .Set(Attributes.Type, proposal.Type)
            .Set(Attributes.Confidence, proposal.Confidence)
            .Set(Attributes.By, proposal.By)
            .Set(Attributes.CreatedAt, proposal.CreatedAt);
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
        EvidenceVersion = item.Has(Attributes.EvidenceVersion) ? item.Int(Attributes.EvidenceVersion) : 1,
    };
}
