using SecondBrain.Core.Freshness;
using SecondBrain.StatesLanguage.Testing;

namespace SecondBrain.Workflows.Tests;

public sealed class CompactIndexTests
{
    private const string Input = """{"brain":"b","model":"m","superseded":"V1","settle":false}""";

    private const string Ready = """{"needed":true,"settled":true}""";

    private const string Built = """{"version":"V2","position":"2026-11-22T10:00:00+00:00","bytes":10,"sha256":"ab","notes":3}""";

    private static readonly string[] Begin = ["Begin Compaction", "Is Compaction Needed?"];

    private static readonly string[] Rest = ["Build Snapshot", "Switch Manifest", "Drop Old Versions", "Report Compaction"];

    private static StateMachineTest Compact { get; } = StateMachineTest.Load("statemachines/compact-index.asl.json")
        .Type(WorkflowType.Standard)
        .WithTask("Begin Compaction", Ready)
        .WithTask("Build Snapshot", Built)
        .WithTask("Switch Manifest", """{"switched":true}""")
        .WithTask("Drop Old Versions", "{}");

    [Fact]
    public async Task A_version_is_built_beside_the_current_one_switched_to_and_old_ones_go()
    {
        var run = (await Compact.RunAsync(Input)).ShouldSucceed();

        run.ShouldFollow([.. Begin, .. Rest]);
        ((string?)run.Calls("Build Snapshot").ShouldHaveSingleItem()!["execution"]).ShouldNotBeNullOrEmpty();
        var switched = run.Calls("Switch Manifest").ShouldHaveSingleItem()!;
        ((string?)switched["superseded"]).ShouldBe("V1");
        switched["built"]!.ToJsonString().ShouldContain("V2");
        ((string?)run.Calls("Drop Old Versions").ShouldHaveSingleItem()!["version"]).ShouldBe("V2");
        run.Output!.ToJsonString().ShouldBe("""{"brain":"b","model":"m","switched":true,"version":"V2"}""");
        run.Duration.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task What_somebody_else_has_superseded_already_is_left_alone() =>
        (await Compact.WithTask("Begin Compaction", """{"needed":false,"settled":true}""").RunAsync(Input)).ShouldSucceed().ShouldFollow([.. Begin, "Keep Snapshot"]);

    [Fact]
    public async Task A_brain_that_still_changes_is_waited_for()
    {
        const string Busy = """{"needed":true,"settled":false}""";
        var run = (await Compact.WithTaskSequence("Begin Compaction", Busy, Busy, Ready).RunAsync(Input)).ShouldSucceed();

        run.ShouldFollow([.. Begin, "Wait For Ingestions", .. Begin, "Wait For Ingestions", .. Begin, .. Rest]);
        run.Duration.ShouldBe(TimeSpan.FromMinutes(1));
        run.Calls("Begin Compaction").Select(call => (string?)call!["startedAt"]).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_lost_race_still_drops_what_was_built() =>
        (await Compact.WithTask("Switch Manifest", """{"switched":false}""").RunAsync(Input)).ShouldSucceed().Output!.ToJsonString()
            .ShouldBe("""{"brain":"b","model":"m","switched":false,"version":"V2"}""");

    [Theory]
    [InlineData("Begin Compaction", "AmazonDynamoDBException")]
    [InlineData("Build Snapshot", "TimeoutException")]
    [InlineData("Switch Manifest", "AmazonS3Exception")]
    [InlineData("Drop Old Versions", "Lambda.TooManyRequestsException")]
    public async Task A_passing_error_is_retried(string state, string error)
    {
        var run = (await Compact.ForTask(state).FailTwice(error).RunAsync(Input)).ShouldSucceed();

        run.Retries(state).Select(retry => (retry.Error, retry.Delay.TotalSeconds)).ShouldBe([(error, 0.5), (error, 1)]);
    }

    [Theory]
    [InlineData("Begin Compaction")]
    [InlineData("Build Snapshot")]
    [InlineData("Switch Manifest")]
    [InlineData("Drop Old Versions")]
    public async Task A_step_that_fails_for_good_ends_the_compaction(string state)
    {
        var run = (await Compact.ForTask(state).AlwaysFails("InvalidDataException").RunAsync(Input)).ShouldFail();

        run.Path.TakeLast(2).ShouldBe([state, "Give Up"]);
    }

    [Fact]
    public async Task An_erasure_waits_longer_than_a_compaction_may_take_to_write()
    {
        var erasure = StateMachineTest.Load("statemachines/erase-note.asl.json").Type(WorkflowType.Standard)
            .WithTask("Claim Note", """{"claimed":true,"notes":["n"],"done":true}""")
            .WithTask("Erase Batch", """{"claimed":true,"notes":[],"done":true}""")
            .WithTask("Sweep Segment", """{"found":0}""")
            .WithTask("Erase Blobs", "{}")
            .WithTask("Search Segment", """{"found":0}""")
            .WithTask("Try Doors", """{"gone":true,"checks":[]}""")
            .WithTask("Prove Erasure", "{}");

        (await erasure.RunAsync("""{"brain":"b","note":"n","actor":"o","session":""}""")).ShouldSucceed().Duration.ShouldBeGreaterThan(IndexCompaction.WriteWithin);
    }
}
