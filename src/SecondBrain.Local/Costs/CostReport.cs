namespace SecondBrain.Local.Costs;

/// <summary>What <c>cost</c> prints.</summary>
/// <param name="Unchecked">Prices that nobody has compared with a page.</param>
internal sealed record CostReport(
    string Prices,
    string Region,
    IReadOnlyList<string> Unchecked,
    IReadOnlyList<CostRunLine> Runs,
    IReadOnlyList<string> Parts,
    IReadOnlyList<CostLine> PerThousand,
    IReadOnlyList<CostMonth> Months,
    CostAims Aims);

internal sealed record CostRunLine(string Recorded, string Machine, int Notes, int AverageBytes, int Chunks);

/// <param name="Notes">In the brain.</param>
/// <param name="IsRecorded">False: extrapolated from two recorded runs.</param>
/// <param name="Usd">For 1,000, by part.</param>
internal sealed record CostLine(string Activity, int Notes, bool IsRecorded, IReadOnlyList<decimal> Usd, decimal TotalUsd);

/// <param name="UseUsd">Captures, searches, reads and agents' calls.</param>
/// <param name="SchedulesUsd">What runs by itself.</param>
/// <param name="StorageUsd">Table, its backup, and bucket.</param>
/// <param name="WatchUsd">Alarms, dashboards and custom metrics.</param>
/// <param name="AfterFreeTierUsd">What is left once AWS has taken off what it always gives an account.</param>
internal sealed record CostMonth(CostProfile Profile, decimal UseUsd, decimal SchedulesUsd, decimal StorageUsd, decimal WatchUsd, decimal TotalUsd, decimal AfterFreeTierUsd);

/// <summary>What was measured, beside what it is meant to stay under.</summary>
internal sealed record CostAims(decimal CaptureUsd, decimal CaptureAimUsd, decimal IdleUnwatchedUsd, decimal IdleUsd, decimal IdleAfterFreeTierUsd, decimal IdleAimUsd);
