using SecondBrain.StatesLanguage.Coverage;
using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests.Coverage;

public sealed class CoverageTests : IDisposable
{
    private const string Definition = """
        {"StartAt": "All", "States": {
          "All": {"Type": "Map", "ItemProcessor": {"StartAt": "One", "States": {
            "One": {"Type": "Task", "Resource": "${F}", "TimeoutSeconds": 5, "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 1}, {"ErrorEquals": ["Never"], "MaxAttempts": 0}], "End": true} } },
            "Catch": [{"ErrorEquals": ["Rare"], "Next": "Stop"}, {"ErrorEquals": ["States.ALL"], "Next": "Stop"}], "Next": "Is It?"},
          "Is It?": {"Type": "Choice", "Choices": [{"Variable": "$[0]", "NumericEquals": 1, "Next": "Stop"}, {"Variable": "$[0]", "NumericEquals": 2, "Next": "Stop"}], "Default": "Stop"},
          "Stop": {"Type": "Succeed"} } }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("coverage-").FullName;

    private string Workflow => Path.Combine(_folder, "count-things.asl.json");

    private static StateMachineTest Test => StateMachineTest.Parse(Definition).WithTask("One", "1");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_state_and_every_way_out_of_it_is_an_edge()
    {
        Report().Edges.Select(edge => $"{edge.State}: {edge.Text}").ShouldBe(
        [
            "All: entered", "All: -> Is It?", "All: catch 0 (Rare) -> Stop", "All: catch 1 (States.ALL) -> Stop", "All/One: entered", "All/One: retry 0 (Busy)",
            "Is It?: entered", "Is It?: rule 0 -> Stop", "Is It?: rule 1 -> Stop", "Is It?: default -> Stop", "Stop: entered",
        ]);
    }

    [Fact]
    public async Task What_ran_is_covered_and_what_leads_to_the_same_state_otherwise_is_not()
    {
        var runs = new[] { await Test.FailOnce("Busy").RunAsync("[1]"), await Test.AlwaysFails("Other").RunAsync("[1]") };
        var report = Report(runs.SelectMany(run => run.Edges));

        report.Missing.Select(edge => edge.Id).ShouldBe(["All|catch 0", "Is It?|rule 1", "Is It?|default"]);
        (report.States, report.Transitions, report.Percent, report.IsComplete).ShouldBe(((4, 4), (4, 7), "72.7", false));
    }

    [Fact]
    public async Task A_retrier_whose_attempts_are_used_up_or_that_retries_nothing_is_not_taken()
    {
        (await Test.AlwaysFails("Never").RunAsync("[1]")).Edges.ShouldNotContain("All/One|retry 0");
        (await Test.RunAsync("[1]")).Edges.ShouldNotContain("All/One|retry 0");
        (await Test.FailOnce("Busy").RunAsync("[1]")).Edges.ShouldContain("All/One|retry 0");
    }

    [Fact]
    public void All_edges_are_100_percent_and_one_less_is_not()
    {
        var all = Report().Edges.Select(edge => edge.Id).ToList();
        Report(all).ShouldSatisfyAllConditions(report => report.IsComplete.ShouldBeTrue(), report => report.Percent.ShouldBe("100.0"));
        Report(all.Skip(1)).Percent.ShouldBe("90.9");
    }

    [Fact]
    public void Records_of_another_text_and_broken_lines_do_not_count()
    {
        var edges = Report().Edges.Select(edge => edge.Id).ToList();
        Write(edges, new string('0', 64));
        File.AppendAllText(Path.Combine(_folder, "a.jsonl"), "{\"file\":\"count-th");
        var report = CoverageReport.Read(_folder).Of(Workflow);
        (report.Missing.Count, report.HasStaleRecords).ShouldBe((edges.Count, true));
    }

    private FileCoverage Report(IEnumerable<string>? edges = null)
    {
        File.WriteAllText(Workflow, Definition);
        Write(edges ?? [], Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Workflow))));
        return CoverageReport.Read(_folder).Of(Workflow);
    }

    private void Write(IEnumerable<string> edges, string hash) =>
        File.WriteAllLines(Path.Combine(_folder, "a.jsonl"), edges.Select(edge => new CoverageRecord("count-things.asl.json", hash, edge).ToJson()));
}
