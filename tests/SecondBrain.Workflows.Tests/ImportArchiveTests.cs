using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests;

public sealed class ImportArchiveTests
{
    private const string Input = """
        {"brain":"home","import":"01J","openedAt":"2026-11-22T12:00:00.000Z","actor":"owner","agent":false,"session":null,"manifest":"imports/home/01J/manifest.jsonl","run":"imports/home/01J/run"}
        """;

    private const string Counts = """{"created":2,"duplicate":0,"rejected":0,"failed":0}""";

    private static StateMachineTest Import { get; } = StateMachineTest.Load("statemachines/import-archive.asl.json")
        .WithTask("Import Files", Manifest("a", "b"))
        .WithTask("Import File", input => JsonNode.Parse($$"""{"path":"{{(string?)input["file"]!["path"]}}","status":"created","note":"n","capture":"c","reason":null}"""))
        .WithTask("Write Results", Counts)
        .WithTask("Record Failure", "{}");

    [Fact]
    public async Task Every_line_of_the_manifest_is_imported_and_the_results_are_written()
    {
        var run = (await Import.RunAsync(Input)).ShouldSucceed();

        run.ShouldFollow("Import Files", "Write Results");
        run.Calls("Import File").Select(call => (string?)call!["file"]!["path"]).ShouldBe(["a", "b"], ignoreOrder: true);
        run.Calls("Import Files")[0]!["Key"]!.GetValue<string>().ShouldBe("imports/home/01J/manifest.jsonl");
        run.Calls("Import File")[0]!["actor"]!.GetValue<string>().ShouldBe("owner");
        ((string?)run.Calls("Write Results").ShouldHaveSingleItem()!["run"])!.ShouldStartWith("imports/home/01J/run/");
        run.Output!.ToJsonString().ShouldBe(Counts);
    }

    [Fact]
    public async Task A_file_that_fails_for_good_leaves_the_others_alone()
    {
        var run = await Import.ForTask("Import File").FailsAt(1, "InvalidDataException").RunAsync(Input);

        run.ShouldSucceed().ShouldFollow("Import Files", "Write Results");
        run.Calls("Import File").Count.ShouldBe(2);
    }

    [Fact]
    public async Task When_most_files_fail_the_import_is_recorded_as_failed()
    {
        var run = (await Import.ForTask("Import File").AlwaysFails("InvalidDataException").RunAsync(Input)).ShouldFail("States.ExceedToleratedFailureThreshold");

        run.ShouldFollow("Import Files", "Record Failure", "Give Up");
        var written = run.Calls("Record Failure").ShouldHaveSingleItem()!;
        written["Key"]!.ToJsonString().ShouldBe("""{"PK":{"S":"home#IMPORT#01J"},"SK":{"S":"META"}}""");
        ((string?)written["ExpressionAttributeValues"]![":me"]!["S"]).ShouldBe("test");
    }

    [Fact]
    public async Task A_manifest_that_is_not_there_is_asked_for_again_and_then_recorded()
    {
        var run = (await Import.ForTask("Import Files").AlwaysFails("S3.NoSuchKeyException").RunAsync(Input)).ShouldFail("States.ItemReaderFailed");

        run.Retries("Import Files").Count.ShouldBe(3);
        run.Path.TakeLast(2).ShouldBe(["Record Failure", "Give Up"]);
    }

    [Fact]
    public async Task Results_that_cannot_be_written_are_recorded()
    {
        var run = (await Import.ForTask("Write Results").AlwaysFails("InvalidDataException", "why").RunAsync(Input)).ShouldFail("InvalidDataException");

        run.ShouldFollow("Import Files", "Write Results", "Record Failure", "Give Up");
        run.Cause.ShouldBe("why");
    }

    [Fact]
    public async Task A_failure_that_cannot_be_recorded_is_still_a_failure()
    {
        var run = await Import.ForTask("Write Results").AlwaysFails("InvalidDataException").ForTask("Record Failure").AlwaysFails("DynamoDB.ConditionalCheckFailedException").RunAsync(Input);

        run.ShouldFail("InvalidDataException").Path[^1].ShouldBe("Give Up");
    }

    [Theory]
    [InlineData("Import File", "AmazonS3Exception")]
    [InlineData("Write Results", "AmazonDynamoDBException")]
    public async Task A_passing_error_is_retried(string state, string error)
    {
        var run = (await Import.WithTask("Import Files", Manifest("a")).ForTask(state).FailTwice(error).RunAsync(Input)).ShouldSucceed();

        run.Retries(state).Select(retry => (retry.Error, retry.Delay.TotalSeconds)).ShouldBe([(error, 0.5), (error, 1)]);
    }

    [Fact]
    public async Task Recording_a_failure_is_retried()
    {
        var run = await Import.ForTask("Write Results").AlwaysFails("InvalidDataException").ForTask("Record Failure").FailTwice("DynamoDB.ThrottlingException").RunAsync(Input);

        run.ShouldFail("InvalidDataException").Retries("Record Failure").Count.ShouldBe(2);
    }

    /// <summary>S3 as the map sees it: the manifest is read, results are written.</summary>
    private static Func<JsonNode, JsonNode?> Manifest(params string[] paths) => request => request["Body"] is null
        ? new JsonObject { ["Body"] = string.Concat(paths.Select(path => $$"""{"path":"{{path}}","blob":"imports/home/01J/files/{{path}}","sha256":"00","bytes":1}""" + "\n")) }
        : new JsonObject();
}
