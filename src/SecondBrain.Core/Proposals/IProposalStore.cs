using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Proposals;

/// <summary>Proposals of all kinds. Safe for concurrent use; every write is idempotent.</summary>
public interface IProposalStore
{
    /// <summary>Remembers a proposal. One of the same kind and notes that is there already stays as it is.</summary>
    /// <returns>Its <see cref="ProposalState"/> now: not <see cref="ProposalState.Proposed"/> when it was decided before.</returns>
    Task<string> ProposeAsync(Proposal proposal, CancellationToken cancellationToken);

    /// <summary>The same for somebody's proposal, with its audit entry.</summary>
    Task<string> ProposeAsync(Principal by, Proposal proposal, CancellationToken cancellationToken);

    /// <summary>Where the proposal of the same kind, notes and value stands, if there is one. Strongly consistent.</summary>
    Task<(Proposal Proposal, string State)?> FindAsync(Proposal like, CancellationToken cancellationToken);

    /// <summary>Strongly consistent; null when there is none.</summary>
    Task<(Proposal Proposal, string State)?> FindAsync(BrainId brain, string kind, NoteId subject, NoteId other, CancellationToken cancellationToken);

    /// <summary>Proposals about this note that nobody decided. Strongly consistent.</summary>
    Task<IReadOnlyList<Proposal>> UndecidedAsync(BrainId brain, NoteId subject, CancellationToken cancellationToken);

    /// <summary>Writes a proposed link as an edge, with its audit entry and a change of the source, together. Nothing when the proposal was decided before.</summary>
    Task AcceptLinkAsync(Principal by, Proposal proposal, CancellationToken cancellationToken);
}
