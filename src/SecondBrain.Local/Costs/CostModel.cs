using SecondBrain.Core.Costs;

namespace SecondBrain.Local.Costs;

/// <summary>Recorded runs times a price list.</summary>
/// <param name="runs">At least one; any order.</param>
internal sealed class CostModel(IReadOnlyList<CostRun> runs, PriceList prices, TemplateFixtures fixtures)
{
    /// <summary>An idle month with 1,000 notes is meant to cost less, in US dollars.</summary>
    public const decimal IdleAimUsd = 0.51m;

    private const decimal DaysInMonth = 30.4m;

    private const decimal Gigabyte = 1_000_000_000m;

    /// <summary>AWS Free Tier, "always free", of an account and month.</summary>
    private const decimal FreeTransitions = 4_000, FreeInvocations = 1_000_000, FreeGigabyteSeconds = 400_000, FreeTableGigabytes = 25;

    private const int FreeAlarms = 10, FreeDashboards = 3, FreeMetrics = 10;

    /// <summary>Notes in a brain for which the tables are shown.</summary>
    private static readonly int[] ShownSizes = [1_000, 10_000];

    private readonly List<CostRun> _runs = [.. runs.OrderBy(run => run.Notes)];

    public CostReport Report()
    {
        var months = CostProfile.All.Select(Month).ToList();
        return new CostReport(
            prices.AsOf,
            prices.Region,
            [.. prices.Prices.Where(price => !price.Value.Checked).Select(price => price.Key).Concat(prices.Models.Where(model => !model.Value.Checked).Select(model => model.Key)).Order(StringComparer.Ordinal)],
            [.. _runs.Select(run => new CostRunLine(run.Recorded, run.Machine, run.Notes, run.AverageBytes, run.Chunks))],
            CostShares.Parts,
            [.. ShownSizes.SelectMany(notes => new[] { Line("captures", run => run.Capture, notes), Line("searches", run => run.Search, notes), Line("reads", run => run.Read, notes) })],
            months,
            new CostAims(Line("captures", run => run.Capture, 1_000).TotalUsd / 1_000, CaptureCostEstimate.AimUsd, months[0].TotalUsd - months[0].WatchUsd, months[0].TotalUsd, months[0].AfterFreeTierUsd, IdleAimUsd));
    }

    private CostLine Line(string activity, Func<CostRun, Activity> of, int notes)
    {
        var (usd, isRecorded) = At(notes, run => CostShares.Of(of(run), prices));
        var thousand = usd.Select(each => decimal.Round(each * 1_000, 6)).ToList();
        return new CostLine(activity, notes, isRecorded, thousand, thousand.Sum());
    }

    private CostMonth Month(CostProfile profile)
    {
        var use = (profile.Captures * One(run => run.Capture)) + ((profile.Searches + profile.AgentCalls) * One(run => run.Search)) + (profile.Reads * One(run => run.Read));
        var schedules = (CostProfile.HoursInMonth * One(run => run.HourlyRecovery)) + (DaysInMonth * One(run => run.DailyDigest));
        var table = Number(run => run.TableBytes) / Gigabyte;
        var storage = (table * (prices.CostUsd(PriceNames.TableGigabyteMonth, 1) + prices.CostUsd(PriceNames.BackupGigabyteMonth, 1)))
            + prices.CostUsd(PriceNames.BucketGigabyteMonth, Number(run => run.BucketBytes) / Gigabyte);
        var hours = (decimal)profile.ActiveHours / CostProfile.HoursInMonth;
        var watch = prices.CostUsd(PriceNames.AlarmMonth, fixtures.Alarms) + prices.CostUsd(PriceNames.DashboardMonth, fixtures.Dashboards) + prices.CostUsd(PriceNames.MetricMonth, fixtures.Metrics * hours);
        var free = prices.CostUsd(PriceNames.AlarmMonth, Math.Min(fixtures.Alarms, FreeAlarms)) + prices.CostUsd(PriceNames.DashboardMonth, Math.Min(fixtures.Dashboards, FreeDashboards))
            + prices.CostUsd(PriceNames.MetricMonth, Math.Min(fixtures.Metrics, FreeMetrics) * hours)
            + prices.CostUsd(PriceNames.TableGigabyteMonth, Math.Min(table, FreeTableGigabytes))
            + prices.CostUsd(PriceNames.StandardTransition, Math.Min(Used(activity => activity.StandardTransitions), FreeTransitions))
            + prices.CostUsd(PriceNames.LambdaRequest, Math.Min(Used(activity => activity.Invocations), FreeInvocations))
            + prices.CostUsd(PriceNames.LambdaGigabyteSecond, Math.Min(Used(activity => (decimal)activity.AllFunctions().GigabyteSeconds), FreeGigabyteSeconds));
        var total = use + schedules + storage + watch;
        return new CostMonth(profile, Cents(use), Cents(schedules), Cents(storage), Cents(watch), Cents(total), Cents(total - free));

        decimal One(Func<CostRun, Activity> of) => At(profile.NotesStored, run => CostShares.Of(of(run), prices)).Usd.Sum();

        decimal Number(Func<CostRun, long> of) => At(profile.NotesStored, run => [of(run)], isSize: true).Usd[0];

        decimal Used(Func<Activity, decimal> of)
        {
            return At(profile.NotesStored, run =>
            [
                (profile.Captures * Each(run.Capture)) + ((profile.Searches + profile.AgentCalls) * Each(run.Search)) + (profile.Reads * Each(run.Read))
                    + (CostProfile.HoursInMonth * Each(run.HourlyRecovery)) + (DaysInMonth * Each(run.DailyDigest)),
            ]).Usd[0];

            decimal Each(Activity activity) => of(activity) / Math.Max(1, activity.Count);
        }
    }

    /// <summary>Of the run with so many notes; else on the line through the two runs with most notes, and not less than either: what falls with the notes is chance; else the only run's.</summary>
    /// <param name="isSize">Grows with the notes when there is one run only.</param>
    private (IReadOnlyList<decimal> Usd, bool IsRecorded) At(int notes, Func<CostRun, IReadOnlyList<decimal>> of, bool isSize = false)
    {
        if (_runs.Find(run => run.Notes == notes) is { } recorded)
        {
            return (of(recorded), true);
        }

        var (small, large) = (_runs[Math.Max(0, _runs.Count - 2)], _runs[^1]);
        if (small.Notes == large.Notes)
        {
            return (isSize ? [.. of(large).Select(value => value * notes / large.Notes)] : of(large), false);
        }

        var share = (decimal)(notes - small.Notes) / (large.Notes - small.Notes);
        return ([.. of(small).Zip(of(large), (from, to) => Math.Max(Math.Max(from, to), from + (share * (to - from))))], false);
    }

    private static decimal Cents(decimal usd) => decimal.Round(usd, 4);
}
