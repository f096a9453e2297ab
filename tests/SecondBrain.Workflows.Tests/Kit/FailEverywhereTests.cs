using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests.Kit;

public sealed class FailEverywhereTests
{
    private const string Saga = """
        {"StartAt": "Do It", "States": {
          "Do It": {"Type": "Task", "Resource": "${F}", "TimeoutSeconds": 5, "Retry": [{"ErrorEquals": ["Busy", "Full"]}, {"ErrorEquals": ["States.Timeout"], "MaxAttempts": 1}, {"ErrorEquals": ["Never"], "MaxAttempts": 0}],
            "Catch": [{"ErrorEquals": ["Known"], "Next": "Undo It"}, {"ErrorEquals": ["States.ALL"], "Next": "Undo It"}], "End": true},
          "Undo It": {"Type": "Task", "Resource": "${F}", "TimeoutSeconds": 5, "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Give Up"}], "Next": "Give Up"},
          "Give Up": {"Type": "Fail", "Error": "GivenUp"} } }
        """;

    private const string Import = """
        {"StartAt": "All Files", "States": {
          "All Files": {"Type": "Map", "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSONL"}, "Parameters": {"Bucket": "b", "Key.$": "$.key"}},
            "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "One File", "States": {"One File": {"Type": "Task", "Resource": "${F}", "End": true} } },
            "ToleratedFailurePercentage": 50, "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "b", "Prefix": "p"}},
            "Retry": [{"ErrorEquals": ["States.ItemReaderFailed"]}], "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Give Up"}], "End": true},
          "Give Up": {"Type": "Fail"} } }
        """;

    private static StateMachineTest Importing => StateMachineTest.Parse(Import).WithItems("All Files", """[{"n":1},{"n":2}]""").WithTask("One File", file => file["n"]);

    [Fact]
    public async Task Every_retrier_and_catcher_is_taken_those_of_compensations_too()
    {
        var runs = await StateMachineTest.Parse(Saga).WithTask("Do It", "{}").WithTask("Undo It", "{}").FailEverywhereAsync();
        runs.Select(failed => (failed.State, failed.Error, failed.IsPassing)).ShouldBe(
        [
            ("Do It", "Busy", true), ("Do It", "States.Timeout", true), ("Do It", "Known", false), ("Do It", "UnforeseenException", false), ("Undo It", "States.Timeout", false),
        ]);
        new[] { "Do It|retry 0", "Do It|retry 1", "Do It|catch 0", "Do It|catch 1", "Undo It|catch 0", "Undo It|next" }.ShouldBeSubsetOf(runs.SelectMany(failed => failed.Run.Edges));
        runs[^1].ToString().ShouldBe("'Undo It' fails always with States.Timeout: Failed GivenUp , Do It -> Undo It -> Give Up");
    }

    [Fact]
    public async Task A_distributed_map_reads_mocked_items_and_its_results_are_kept()
    {
        var run = (await Importing.RunAsync("""{"key":"k"}""")).ShouldSucceed();
        run.Calls("All Files").ShouldHaveSingleItem()!["Key"]!.GetValue<string>().ShouldBe("k");
        run.Calls("One File").Select(call => (int)call!["n"]!).ShouldBe([1, 2]);
        run.PathIn("All Files", 1).ShouldFollow("One File");
        run.Written.Select(file => (string)file!["Key"]!).ShouldContain(key => key.EndsWith("manifest.json"));

        var runs = await Importing.FailEverywhereAsync("""{"key":"k"}""");
        new[] { "All Files|retry 0", "All Files|catch 0" }.ShouldBeSubsetOf(runs.SelectMany(failed => failed.Run.Edges));
    }

    [Fact]
    public async Task Failures_come_before_a_sequence_and_do_not_use_it_up()
    {
        var test = StateMachineTest.Parse(Saga).WithTaskSequence("Do It", "1").WithTask("Undo It", "{}").ForTask("Do It");
        (await test.FailTwice("Busy").RunAsync()).Output!.GetValue<int>().ShouldBe(1);
        (await test.FailsAt(1, "Full").RunAsync()).Output!.GetValue<int>().ShouldBe(1);
        (await test.AlwaysFails("Known").RunAsync()).ShouldFail("GivenUp");
    }

    [Fact]
    public async Task Items_without_a_mock_and_mocks_without_a_reader_are_told()
    {
        var test = StateMachineTest.Parse(Import).WithTask("One File", "1");
        (await Should.ThrowAsync<StateMachineTestException>(() => test.RunAsync("""{"key":"k"}"""))).Message.ShouldEndWith("has no mock: add .WithItems(\"All Files\", ...).");
        Should.Throw<StateMachineTestException>(() => test.WithItems("One File", "[]")).Message.ShouldBe("'One File' reads no items: it has no ItemReader.");
    }
}
