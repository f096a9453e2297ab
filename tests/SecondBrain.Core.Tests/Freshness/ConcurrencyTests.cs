namespace SecondBrain.Core.Tests.Freshness;

/// <summary>Ten thousand operations of writers, readers and compactions at once: no answer is wrong or lacks an acknowledged write.</summary>
public sealed class ConcurrencyTests
{
    [Theory]
    [InlineData(20261122)]
    [InlineData(4)]
    public async Task Every_answer_has_every_acknowledged_write_and_nothing_that_was_deleted_whatever_runs_meanwhile(int seed)
    {
        using var run = new ConcurrentBrain(seed);

        await run.RunAsync(writes: 6_000, reads: 3_600, compactions: 400);

        await run.ShouldBeAsTheModelAsync();
        run.Answers.ShouldBeGreaterThanOrEqualTo(3_600);
        run.Brain.Starts.Executions.ShouldNotBeEmpty("readers ran far ahead of their snapshots");
        run.Brain.Faults.ShouldBeEmpty();
    }

    [Fact]
    public void The_model_refuses_an_answer_that_is_old_deleted_private_or_incomplete()
    {
        var model = new PlainModel(2);
        model.Begin(0, isDeleted: false, isShared: true);
        model.Acknowledge(0);
        model.Begin(0, isDeleted: false, isShared: false);
        model.Acknowledge(0);
        model.Begin(1, isDeleted: false, isShared: true);
        model.Acknowledge(1);
        model.Begin(1, isDeleted: true, isShared: true);
        var before = model.Acknowledged;
        var after = model.Begun;

        model.Faults(["0 v2", "1 v1"], before, after, sharedOnly: false).ShouldBeEmpty();
        model.Faults(["0 v2"], before, after, sharedOnly: false).ShouldBeEmpty("note 1 is being deleted");
        model.Faults(["0 v1", "1 v1"], before, after, sharedOnly: false).ShouldHaveSingleItem().ShouldContain("note 0 is v1");
        model.Faults(["1 v1"], before, after, sharedOnly: false).ShouldHaveSingleItem().ShouldContain("note 0 is missing");
        model.Faults(["0 v2", "1 v2"], before, after, sharedOnly: false).ShouldHaveSingleItem().ShouldContain("note 1 surfaces");
        model.Faults(["0 v2"], before, after, sharedOnly: true).ShouldHaveSingleItem().ShouldContain("note 0 surfaces");
    }
}
