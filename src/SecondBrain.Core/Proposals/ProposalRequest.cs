using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Proposals;

/// <summary>What somebody proposes.</summary>
/// <param name="Kind">One of <see cref="ProposalKind"/>.</param>
/// <param name="Subject">The note that the link starts from, that stays after a merge, or that gets the tag or status.</param>
/// <param name="Other">The note that is linked to, or that becomes part of the subject; null for a tag or status.</param>
/// <param name="Type">Of a link.</param>
/// <param name="Value">The tag or status.</param>
/// <param name="Reason">For the person who decides, at most <see cref="ProposalDoor.MaxReason"/> characters.</param>
/// <param name="Confidence">How sure who proposes is, 0 to 1.</param>
public sealed record ProposalRequest(
    string Kind, NoteId Subject, NoteId? Other = null, string? Type = null, string? Value = null, string? Reason = null, double Confidence = ProposalRequest.Unsaid)
{
    /// <summary>The confidence of who does not say how sure they are.</summary>
    public const double Unsaid = 0.5;
}
