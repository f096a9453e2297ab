using System.Text.Json.Nodes;
using SecondBrain.Core.Costs;
using SecondBrain.Testing;

namespace SecondBrain.Core.Tests.Costs;

/// <summary>What receipts estimate with, against docs/cost-run.json.</summary>
public sealed class CaptureFiguresTests
{
    [Fact]
    public void A_receipts_figures_are_within_a_fifth_of_the_recorded_run()
    {
        var run = JsonNode.Parse(File.ReadAllText(RepositoryPaths.Combine("docs", "cost-run.json")))!.AsArray().Single(each => (int)each!["notes"]! == 1_000)!;
        var (figures, captures) = (CaptureFigures.Recorded, (decimal)run["notes"]!);
        var (chunks, kilobytes) = ((decimal)run["chunks"]! / captures, Math.Ceiling((decimal)run["averageBytes"]! / 1024));
        var functions = run["capture"]!["functions"]!.AsObject().Select(pair => pair.Value!).ToList();

        Near(figures.WriteUnits + (chunks * figures.WriteUnitsPerChunk) + (2 * kilobytes), Sum("writeUnits"));
        Near(figures.ReadUnits + Math.Ceiling(kilobytes / 4), Sum("readUnits"));
        Near(figures.Invocations + chunks, Sum("invocations"));
        Near(figures.GigabyteSeconds + (chunks * figures.GigabyteSecondsPerChunk), Sum("gigabyteSeconds"));

        decimal Sum(string name) => functions.Sum(function => (decimal)function[name]!) / captures;

        static void Near(decimal estimated, decimal recorded) => (estimated / recorded).ShouldBeInRange(0.8m, 1.2m);
    }
}
