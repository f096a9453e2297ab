using SecondBrain.Core.Budget;

namespace SecondBrain.Core.Views;

/// <summary>A brain's budget as readers see it.</summary>
/// <param name="MonthlyUsd">What its models may cost in a month.</param>
/// <param name="Own">False: the deployment's budget.</param>
/// <param name="ReservedUsd">For captures that are being ingested.</param>
/// <param name="Step">The step that the next capture is ingested on.</param>
/// <param name="Deferred">Captures that wait because of the budget; the count stops at <see cref="BudgetReader.MaxCounted"/>.</param>
/// <param name="BackfillBy">When what waits is taken up at the latest; null when nothing waits, or the budget is 0.</param>
public sealed record BudgetView(
    string Month, decimal MonthlyUsd, bool Own, BudgetSpentView SpentUsd, decimal ReservedUsd, string Step, IReadOnlyList<BudgetStepView> Steps, int Deferred, DateTimeOffset? BackfillBy)
{
    public static BudgetView Of(BudgetReport report) => new(
        report.Account.Month,
        report.LimitUsd,
        report.IsOwn,
        new BudgetSpentView(report.Account.EmbeddingUsd, report.Account.EnrichmentUsd, report.Account.SpentUsd),
        report.Account.CommittedUsd - report.Account.SpentUsd,
        report.Step.Name(),
        [.. BudgetSteps.All.Select(step => new BudgetStepView(step.Name(), report.LimitUsd * BudgetSteps.From(step)))],
        report.Deferred,
        report.BackfillBy);
}

public sealed record BudgetSpentView(decimal Embedding, decimal Enrichment, decimal Total);

/// <param name="FromUsd">From this sum on.</param>
public sealed record BudgetStepView(string Name, decimal FromUsd);
