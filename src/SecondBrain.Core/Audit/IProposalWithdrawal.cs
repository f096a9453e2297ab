using SecondBrain.Core.Access;

namespace SecondBrain.Core.Audit;

/// <summary>Takes a proposal back that waits for its decision, with its review. Safe for concurrent use.</summary>
public interface IProposalWithdrawal
{
    /// <summary>
    /// Ends the workflow that waits for the answer, then removes proposal and review in one transaction with the audit entry and the mark on what is
    /// taken back. It can be proposed again.
    /// </summary>
    /// <param name="entry">The entry of the proposal.</param>
    /// <returns>False, and nothing removed, when it was decided meanwhile.</returns>
    Task<bool> WithdrawAsync(Principal by, AuditEntry entry, CancellationToken cancellationToken);
}
