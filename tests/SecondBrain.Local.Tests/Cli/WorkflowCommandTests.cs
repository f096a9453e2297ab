using System.Security.Cryptography;
using SecondBrain.StatesLanguage.Coverage;
using SecondBrain.Testing;

namespace SecondBrain.Local.Tests.Cli;

/// <summary><c>asl-coverage</c> and <c>diagram</c>.</summary>
public sealed class WorkflowCommandTests : IDisposable
{
    private const string Definition = """
        {"StartAt": "Ask Model", "States": {
          "Ask Model": {"Type": "Task", "Resource": "${AskFunctionArn}", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Give Up"}], "End": true},
          "Give Up": {"Type": "Fail"} } }
        """;

    private readonly TemporaryVault _files = new TemporaryVault().With("ask-model.asl.json", Definition);

    private string Workflow => Path.Combine(_files.Path, "ask-model.asl.json");

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Coverage_under_100_percent_fails_and_lists_what_no_test_executed()
    {
        Record("Ask Model");
        var run = await CommandRun.OfAsync(["asl-coverage", Workflow, "--records", _files.Path]);
        run.ExitCode.ShouldBe(1);
        run.Out.ShouldBe("""
            file                   states  transitions      %
            ask-model.asl.json        1/2          0/1   33.3

            ask-model.asl.json: no test executed
              Ask Model: catch 0 (States.ALL) -> Give Up
              Give Up: entered

            """);
    }

    [Fact]
    public async Task Coverage_of_everything_succeeds()
    {
        Record("Ask Model", "Ask Model|catch 0", "Give Up");
        var run = await CommandRun.OfAsync(["asl-coverage", Workflow, "--records", _files.Path]);
        (run.ExitCode, run.Out).ShouldBe((0, "file                   states  transitions      %\nask-model.asl.json        2/2          1/1  100.0\n"));
    }

    [Fact]
    public async Task Without_records_every_shipped_workflow_is_listed_as_untested()
    {
        var run = await CommandRun.OfAsync(["asl-coverage", "--records", Path.Combine(_files.Path, "none")]);
        run.ExitCode.ShouldBe(1);
        foreach (var file in Directory.EnumerateFiles(RepositoryPaths.Combine("statemachines"), "*.asl.json")) run.Out.ShouldContain($"{Path.GetFileName(file)}: no test executed");
    }

    [Fact]
    public async Task A_diagram_is_printed_and_an_executions_too()
    {
        (await CommandRun.OfAsync(["diagram", Workflow])).ShouldSatisfyAllConditions(run => run.ExitCode.ShouldBe(0), run => run.Out.ShouldContain("s0 -.->|\"catch: any error\"| s1"));

        _files.With("history.json", """{"events": [{"id": 1, "type": "ExecutionStarted"}, {"id": 2, "previousEventId": 0, "type": "TaskStateEntered", "stateEnteredEventDetails": {"name": "Ask Model"}}]}""");
        var run = await CommandRun.OfAsync(["diagram", Workflow, "--execution", Path.Combine(_files.Path, "history.json"), "--format", "mermaid"]);
        run.Out.ShouldContain("s0[\"Ask Model<br/>Lambda Ask\"]:::stopped");
        run.Out.ShouldContain("s1([\"Give Up\"]):::idle");
    }

    [Theory]
    [InlineData("There is no nowhere.asl.json.", "diagram", "nowhere.asl.json")]
    [InlineData("Name one state machine, or one of --all, --write and --check.", "diagram")]
    [InlineData("There is no nowhere.asl.json.", "asl-coverage", "nowhere.asl.json")]
    public async Task A_command_that_cannot_go_on_says_why(string message, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);
        (run.ExitCode, run.Error.Trim()).ShouldBe((1, message));
    }

    [Fact]
    public async Task The_page_about_all_workflows_is_written_and_checked()
    {
        var page = Path.Combine(_files.Path, "workflows.md");
        (await CommandRun.OfAsync(["diagram", "--write", page])).ExitCode.ShouldBe(0);
        var text = await File.ReadAllTextAsync(page);
        text.ShouldBe((await CommandRun.OfAsync(["diagram", "--all"])).Out);
        text.ShouldContain("## ingest-note\n");
        text.ShouldContain("Express. Started by the table's stream, through IngestNotePipe.");
        (await CommandRun.OfAsync(["diagram", "--check", page])).ExitCode.ShouldBe(0);

        await File.WriteAllTextAsync(page, text.Replace("Claim Capture", "Claim Captures", StringComparison.Ordinal));
        var stale = await CommandRun.OfAsync(["diagram", "--check", page]);
        stale.ExitCode.ShouldBe(1);
        stale.Error.ShouldContain("is not what statemachines/ and template.yaml say now");
    }

    private void Record(params string[] edges)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Workflow)));
        _files.With("records.jsonl", string.Join('\n', edges.Select(edge => new CoverageRecord("ask-model.asl.json", hash, edge).ToJson())));
    }
}
