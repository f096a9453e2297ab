using SecondBrain.Core.Executions;
using SecondBrain.Core.Freshness;

namespace SecondBrain.Core.Tests.Freshness;

/// <summary>When readers and imports ask for a compaction, and how many executions that makes.</summary>
public sealed class CompactionRequestTests
{
    private readonly TestBrain _brain = new(threshold: 8);

    [Fact]
    public async Task A_reader_asks_when_the_delta_reaches_the_threshold_and_many_readers_are_one_execution()
    {
        var version = await CompactedAsync();
        using var reader = _brain.Process();
        using var another = _brain.Process();
        await ReadAsync(reader, another);

        await _brain.WriteAsync(Enumerable.Range(1, 7));
        await ReadAsync(reader, another);
        _brain.Starts.Executions.ShouldBeEmpty();
        await _brain.WriteAsync(8);
        await ReadAsync(reader, another);

        ((string?)_brain.Starts.Executions.ShouldHaveSingleItem().Input!["superseded"]).ShouldBe(version);
    }

    [Fact]
    public async Task After_a_compaction_by_somebody_else_the_delta_is_counted_from_its_snapshot()
    {
        await CompactedAsync();
        using var reader = _brain.Process();
        await ReadAsync(reader);
        await _brain.WriteAsync(Enumerable.Range(1, 7));
        await ReadAsync(reader);
        await CompactedAsync();

        await _brain.WriteAsync(8);
        await ReadAsync(reader);
        _brain.Starts.Executions.ShouldBeEmpty();

        await _brain.WriteAsync(Enumerable.Range(9, 7));
        await ReadAsync(reader);
        ((string?)_brain.Starts.Executions.ShouldHaveSingleItem().Input!["superseded"]).ShouldBe((await _brain.ManifestAsync()).Version);
    }

    [Fact]
    public async Task A_compaction_that_failed_is_asked_for_again_as_the_delta_grows()
    {
        await CompactedAsync();
        using var reader = _brain.Process();
        await ReadAsync(reader);
        await _brain.WriteAsync(Enumerable.Range(1, 8));
        await ReadAsync(reader);
        _brain.Starts.End(_brain.Starts.Executions.Single().Name, ExecutionStatus.Failed);

        await ReadAsync(reader);
        _brain.Starts.Executions.Count.ShouldBe(1, "nothing has changed");
        await _brain.WriteAsync(9, 10);
        await ReadAsync(reader);

        _brain.Starts.Executions.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_that_may_end_before_it_has_read_all_notes_has_asked_before(bool damaged)
    {
        await _brain.WriteAsync(Enumerable.Range(1, 8));
        if (damaged)
        {
            await _brain.CompactAsync();
            await _brain.ReplaceAsync(_brain.KeyOf((await _brain.ManifestAsync()).Version), "rotten"u8.ToArray());
        }

        var stuck = new TaskCompletionSource();
        _brain.Table.Loading = _ => stuck.Task;
        using var reader = _brain.Process();
        var reading = _brain.OpenAsync(reader);

        SpinWait.SpinUntil(() => _brain.Starts.Executions.Count == 1, TimeSpan.FromSeconds(30)).ShouldBeTrue();
        reading.IsCompleted.ShouldBeFalse();
        stuck.SetResult();
        TestBrain.Titles(await reading).Count.ShouldBe(8);
        _brain.Starts.Executions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_that_cannot_be_made_is_no_fault_of_the_answer()
    {
        _brain.Starts.Fault = new HttpRequestException("Step Functions is away.");
        await _brain.WriteAsync(Enumerable.Range(1, 8));

        (await _brain.TitlesAsync()).Count.ShouldBe(8);

        _brain.Faults.ShouldHaveSingleItem().ShouldBeOfType<HttpRequestException>();
    }

    [Theory]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    public async Task A_large_import_asks_for_a_compaction_that_waits_for_its_notes(int notes, int executions)
    {
        await new BulkCompaction(_brain.Sources).AskAsync(_brain.Table.Id, notes, CancellationToken.None);

        _brain.Starts.Executions.Count.ShouldBe(executions);
        _brain.Starts.Executions.ShouldAllBe(execution => (bool)execution.Input!["settle"]!);
    }

    [Fact]
    public async Task Notes_are_imported_even_when_no_compaction_can_be_asked_for()
    {
        _brain.Starts.Fault = new HttpRequestException("Step Functions is away.");

        await new BulkCompaction(_brain.Sources).AskAsync(_brain.Table.Id, 100, CancellationToken.None);

        _brain.Faults.ShouldHaveSingleItem();
    }

    private async Task<string> CompactedAsync()
    {
        _brain.Clock.Advance(TimeSpan.FromMinutes(2));
        await _brain.CompactAsync();
        return (await _brain.ManifestAsync()).Version;
    }

    private async Task ReadAsync(params BrainIndexes[] processes)
    {
        _brain.Clock.Advance(TimeSpan.FromSeconds(1));
        foreach (var process in processes)
        {
            await _brain.OpenAsync(process);
        }
    }
}
