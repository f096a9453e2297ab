using System.Globalization;
using System.Text.Json.Nodes;
using SecondBrain.Testing;

namespace SecondBrain.Local.Tests.Cli;

/// <summary><c>cost</c> without a run.</summary>
public sealed class CostCommandTests
{
    [Fact]
    public async Task The_recorded_run_and_the_price_list_make_tables_and_both_aims()
    {
        var run = await CommandRun.OfAsync(["cost"]);
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldContain("| captures | 1,000, recorded |");
        run.Out.ShouldContain("10,000, extrapolated");
        run.Out.ShouldContain("| a capture | 0.0001");
        File.ReadAllText(RepositoryPaths.Combine("docs", "costs.md")).ShouldContain(run.Out[run.Out.IndexOf("| 1,000 |", StringComparison.Ordinal)..], customMessage: "docs/costs.md is not what 'cost' prints now: put its tables there.");
    }

    [Fact]
    public async Task The_report_as_JSON_has_a_capture_under_its_aim()
    {
        var aims = JsonNode.Parse((await CommandRun.OfAsync(["cost", "--json"])).Out)!["aims"]!;
        ((decimal)aims["captureUsd"]!).ShouldBeLessThan((decimal)aims["captureAimUsd"]!);
        ((decimal)aims["idleAfterFreeTierUsd"]!).ShouldBeLessThan((decimal)aims["idleAimUsd"]!);
        ((decimal)aims["idleUnwatchedUsd"]!).ShouldBeLessThan((decimal)aims["idleAimUsd"]!);
    }

    [Fact]
    public async Task The_README_and_the_page_about_costs_quote_the_idle_month_of_the_report()
    {
        var aims = JsonNode.Parse((await CommandRun.OfAsync(["cost", "--json"])).Out)!["aims"]!;
        var (unwatched, watched) = (Cents("idleUnwatchedUsd"), Cents("idleUsd"));
        File.ReadAllText(RepositoryPaths.Combine("README.md")).ReplaceLineEndings(" ").ShouldContain($"{unwatched} USD at list prices without alarms and dashboard, {watched} with them");
        ((decimal)aims["idleAfterFreeTierUsd"]!).ShouldBeLessThan(0.01m, "README.md says: under a cent");
        var page = File.ReadAllText(RepositoryPaths.Combine("docs", "costs.md"));
        page.ShouldContain($"| list prices, with the nine alarms and the dashboard (the default) | {watched} |");
        page.ShouldContain($"| list prices, `Alarms=off` | {unwatched} |");

        string Cents(string name) => ((decimal)aims[name]!).ToString("0.00", CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("There is no price list", "--prices", "no-such-file.json")]
    [InlineData("--notes must be a number", "--notes", "0")]
    public async Task What_cannot_be_used_is_said_in_a_line(string message, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(["cost", .. arguments]);
        (run.ExitCode, run.Error.Contains(message, StringComparison.Ordinal)).ShouldBe((1, true));
    }
}
