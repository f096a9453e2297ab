using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Budget;

/// <summary>The accounts of all brains. Safe for concurrent use; every write is idempotent.</summary>
public interface IBudgetLedger
{
    /// <summary>The brain's own budget in US dollars a month; null when it has none. Strongly consistent.</summary>
    Task<decimal?> FindLimitAsync(BrainId brain, CancellationToken cancellationToken);

    /// <param name="usd">Null: the deployment's budget again.</param>
    Task SetLimitAsync(BrainId brain, decimal? usd, CancellationToken cancellationToken);

    /// <summary>Strongly consistent; all zero for a month that nothing was reserved in.</summary>
    Task<BudgetAccount> FindAsync(BrainId brain, string month, CancellationToken cancellationToken);

    /// <summary>Reserves for a capture while less than <paramref name="belowUsd"/> is committed. One that has a reservation keeps it.</summary>
    /// <returns>The capture's reservation; null when too much is committed, and nothing was reserved.</returns>
    Task<BudgetHold?> ReserveAsync(BrainId brain, string month, CaptureId capture, BudgetHold hold, decimal belowUsd, CancellationToken cancellationToken);

    /// <summary>Replaces a capture's reservation by what it came to.</summary>
    /// <returns>What the month's captures have cost, as far as known; null when the capture had no reservation, and nothing was booked.</returns>
    Task<decimal?> SettleAsync(BrainId brain, string month, CaptureId capture, decimal embeddingUsd, decimal enrichmentUsd, CancellationToken cancellationToken);
}
