using System.Globalization;
using System.Text;

namespace SecondBrain.Local.Costs;

/// <summary>The report as Markdown tables, for a terminal and for docs/costs.md alike.</summary>
internal static class CostTables
{
    public static string Of(CostReport report)
    {
        var text = new StringBuilder();
        foreach (var run in report.Runs)
        {
            text.Append(CultureInfo.InvariantCulture, $"Recorded {run.Recorded} on {run.Machine}: {run.Notes} notes of {run.AverageBytes} bytes on average, {run.Chunks} chunks.\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"Prices of {report.Prices}, {report.Region}, in US dollars; not compared with a page: {string.Join(", ", report.Unchecked)}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| 1,000 | notes in the brain | {string.Join(" | ", report.Parts)} | total |\n|---|---|{string.Concat(Enumerable.Repeat("---|", report.Parts.Count + 1))}\n");
        foreach (var line in report.PerThousand)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {line.Activity} | {line.Notes:N0}, {(line.IsRecorded ? "recorded" : "extrapolated")} | {string.Join(" | ", line.Usd.Select(usd => Usd(usd)))} | {Usd(line.TotalUsd)} |\n");
        }

        text.Append("\n| month | captures | searches | reads | agents' calls | notes stored | use | schedules | storage | watch | total | after the always-free tier |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var month in report.Months)
        {
            var profile = month.Profile;
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {profile.Name} | {profile.Captures:N0} | {profile.Searches:N0} | {profile.Reads:N0} | {profile.AgentCalls:N0} | {profile.NotesStored:N0} | {Usd(month.UseUsd)} | {Usd(month.SchedulesUsd)} | {Usd(month.StorageUsd)} | {Usd(month.WatchUsd)} | {Usd(month.TotalUsd)} | {Usd(month.AfterFreeTierUsd)} |\n");
        }

        var aims = report.Aims;
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n| | here | aim |\n|---|---|---|\n| a capture | {aims.CaptureUsd:0.000000} | under {aims.CaptureAimUsd} |\n| an idle month with 1,000 notes | {Usd(aims.IdleUnwatchedUsd)} at list prices without alarms and dashboard; {Usd(aims.IdleUsd)} with them; {Usd(aims.IdleAfterFreeTierUsd)} with them after the always-free tier | under {aims.IdleAimUsd} |\n");
        return text.ToString();
    }

    private static string Usd(decimal amount) => amount.ToString("0.0000", CultureInfo.InvariantCulture);
}
