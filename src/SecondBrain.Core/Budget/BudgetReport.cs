namespace SecondBrain.Core.Budget;

/// <param name="IsOwn">False: the deployment's budget.</param>
/// <param name="Deferred">Captures that wait for their model because of the budget.</param>
/// <param name="ReadAt">When it was read.</param>
public sealed record BudgetReport(BudgetAccount Account, decimal LimitUsd, bool IsOwn, int Deferred, DateTimeOffset ReadAt)
{
    /// <summary>How often recover-deferred looks.</summary>
    private static readonly TimeSpan RecoveryInterval = TimeSpan.FromHours(1);

    public BudgetStep Step => BudgetSteps.At(Account.CommittedUsd, LimitUsd);

    /// <summary>The latest moment at which what waits is taken up; null when nothing waits, or a budget of 0 keeps it waiting.</summary>
    public DateTimeOffset? BackfillBy => Deferred == 0 || LimitUsd == 0 ? null
        : Account.CommittedUsd < LimitUsd * BudgetSteps.BackfillBelow ? ReadAt + RecoveryInterval
        : new DateTimeOffset(ReadAt.UtcDateTime.Year, ReadAt.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1) + RecoveryInterval;
}
