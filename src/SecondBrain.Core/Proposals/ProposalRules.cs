using SecondBrain.Core.Capture;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Proposals;

/// <summary>What can be proposed, and what would change nothing.</summary>
internal static class ProposalRules
{
    /// <summary>Null when the request makes sense by itself.</summary>
    public static ProposalResult.Rejected? Check(ProposalRequest request, BrainTypes types) => request switch
    {
        _ when !ProposalKind.All.Contains(request.Kind) => Reject($"'kind' must be one of {string.Join(", ", ProposalKind.All)}."),
        _ when request.Confidence is not (>= 0 and <= 1) => Reject("'confidence' must be a number from 0 to 1."),
        { Reason.Length: > ProposalDoor.MaxReason } => Reject($"'reason' has {request.Reason.Length} characters; at most {ProposalDoor.MaxReason} are kept."),
        { Other: null } when ProposalKind.IsOfTwoNotes(request.Kind) => Reject($"A {request.Kind} needs 'other', the id of another note."),
        { Other: not null } when !ProposalKind.IsOfTwoNotes(request.Kind) => Reject($"A {request.Kind} is about one note: leave 'other' out."),
        _ when request.Other == request.Subject => Reject("'note' and 'other' are the same note; give two different ones."),
        { Kind: ProposalKind.Link } when request.Type is null || !types.LinkTypes.Contains(request.Type) => Reject($"A link needs a 'type', one of {string.Join(", ", types.LinkTypes)}."),
        { Kind: not ProposalKind.Link, Type: not null } => Reject("'type' belongs to the kind link."),
        { Kind: ProposalKind.Tag } when Value(request) is not { Length: > 0 and <= CaptureLimits.MaxTitle } tag || tag.Any(char.IsControl) => Reject($"A tag needs a 'value': one line of at most {CaptureLimits.MaxTitle} characters."),
        { Kind: ProposalKind.Status } when request.Value is null || !NoteStatus.All.Contains(request.Value) => Reject($"A status needs a 'value', one of {string.Join(", ", NoteStatus.All)}."),
        { Value: not null } when ProposalKind.IsOfTwoNotes(request.Kind) => Reject("'value' belongs to the kinds tag and status."),
        _ => null,
    };

    /// <summary>A tag without its #; null for kinds without a value.</summary>
    public static string? Value(ProposalRequest request) => request.Value?.Trim().TrimStart('#');

    /// <summary>Whether the note is already as proposed.</summary>
    public static bool IsSo(Proposal proposal, Note subject) => proposal.Kind switch
    {
        ProposalKind.Tag => subject.Tags.Contains(proposal.Value, StringComparer.OrdinalIgnoreCase),
        ProposalKind.Status => subject.Status == proposal.Value,
        _ => false,
    };

    private static ProposalResult.Rejected Reject(string detail) => new(detail);
}
