using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Proposals;
using SecondBrain.Lambda.Handlers;

namespace SecondBrain.Functions.Steps;

/// <summary>A proposal as the input of review-proposal has it.</summary>
/// <param name="Notes">The subject and the other note; the subject twice when it is about a value.</param>
internal sealed record ProposalInput(string Kind, IReadOnlyList<string> Notes, string? Type, double Confidence, TextSpan? Evidence, string By, int EvidenceVersion = 1, string? Value = null, string? Reason = null, bool ForReview = false)
{
    /// <exception cref="BadEventException">Not a proposal.</exception>
    public Proposal ToProposal(BrainId brain, DateTimeOffset now) =>
        ProposalKind.All.Contains(Kind) && Notes is [var subject, var other] && By.Length > 0 && Kind is ProposalKind.Link == Type is not null
        && ProposalKind.IsOfTwoNotes(Kind) == (subject != other) && ProposalKind.IsOfTwoNotes(Kind) == Value is null
            ? new Proposal(brain, Kind, StepHandler.Note(subject), StepHandler.Note(other), Type, Confidence, Evidence, By, now) { EvidenceVersion = EvidenceVersion, Value = Value, Reason = Reason, ForReview = ForReview }
            : throw new BadEventException("'proposal' needs a known 'kind', two 'notes', 'by', for a link a 'type' and for a tag or status a 'value'.");
}
