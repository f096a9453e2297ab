using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Budget;

/// <summary>Says how a brain stands with its budget.</summary>
public sealed class BudgetReader(IBudgetLedger ledger, ICaptureStore captures, BudgetOptions options, TimeProvider clock)
{
    /// <summary>No more deferred captures are counted.</summary>
    public const int MaxCounted = 1_000;

    public async Task<BudgetReport> ReadAsync(BrainId brain, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var own = await ledger.FindLimitAsync(brain, cancellationToken);
        var account = await ledger.FindAsync(brain, CaptureBudget.MonthOf(now), cancellationToken);
        var deferred = await captures.CountDeferredAsync(brain, ReceiptDeferral.Budget, MaxCounted, cancellationToken);
        return new BudgetReport(account, own ?? options.MonthlyUsd, own is not null, deferred, now);
    }

    /// <returns>False when it is no amount from 0 to <see cref="BudgetOptions.MaxUsd"/>.</returns>
    /// <param name="usd">Null: the deployment's budget again.</param>
    public async Task<bool> SetAsync(BrainId brain, decimal? usd, CancellationToken cancellationToken)
    {
        if (usd is < 0 or > BudgetOptions.MaxUsd)
        {
            return false;
        }

        await ledger.SetLimitAsync(brain, usd, cancellationToken);
        return true;
    }
}
