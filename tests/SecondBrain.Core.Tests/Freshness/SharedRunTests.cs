using SecondBrain.Core.Freshness;

namespace SecondBrain.Core.Tests.Freshness;

public sealed class SharedRunTests
{
    private readonly List<TaskCompletionSource> _runs = [];
    private readonly SemaphoreSlim _began = new(0);
    private readonly SharedRun _shared;

    public SharedRunTests() => _shared = new SharedRun(() =>
    {
        var run = new TaskCompletionSource();
        lock (_runs)
        {
            _runs.Add(run);
        }

        _began.Release();
        return run.Task;
    });

    [Fact]
    public async Task Whoever_asks_during_a_run_gets_the_next_one_and_shares_it()
    {
        var first = _shared.JoinAsync(default);
        await _began.WaitAsync();
        Task[] others = [_shared.JoinAsync(default), _shared.JoinAsync(default), _shared.JoinAsync(default)];

        _runs[0].SetResult();
        await first;
        await _began.WaitAsync();
        others.ShouldAllBe(other => !other.IsCompleted);
        _runs[1].SetResult();
        await Task.WhenAll(others);

        _runs.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_run_that_fails_is_the_fault_of_those_who_waited_for_it_and_of_nobody_else()
    {
        var first = _shared.JoinAsync(default);
        await _began.WaitAsync();
        var second = _shared.JoinAsync(default);

        _runs[0].SetException(new InvalidOperationException("The feed is away."));
        await Should.ThrowAsync<InvalidOperationException>(first);
        await _began.WaitAsync();
        _runs[1].SetResult();
        await second;
    }

    [Fact]
    public async Task Who_gives_up_waiting_does_not_end_the_run_for_others()
    {
        using var impatient = new CancellationTokenSource();
        var first = _shared.JoinAsync(impatient.Token);
        await _began.WaitAsync();
        var second = _shared.JoinAsync(default);

        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        _runs[0].SetResult();
        await _began.WaitAsync();
        _runs[1].SetResult();
        await second;
    }
}
