using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>The branches of a Parallel, or the items of a Map: it is over when all have succeeded or one has failed.</summary>
internal sealed class Region(int count)
{
    private readonly TaskCompletionSource<BranchEnd> _end = new();

    private readonly Value?[] _outputs = new Value?[count];

    private int _left = count;

    public Task<BranchEnd> End => _end.Task;

    /// <summary>What still happens in a branch is of no interest any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Outputs in the order of the branches, however they finished. A null output leaves no trace in the result.</summary>
    public void Complete(int index, Value? output)
    {
        _outputs[index] = output;
        if (--_left == 0)
        {
            IsOver = true;
            _end.TrySetResult(new BranchEnd(new ListValue([.. _outputs.OfType<Value>()]), null));
        }
    }

    /// <summary>Stops the branches, then lets the owner go on: it may start new ones at once.</summary>
    public void Fail(StateFailure failure, IEnumerable<BranchRun> branches)
    {
        IsOver = true;
        foreach (var branch in branches)
        {
            branch.Stop();
        }

        _end.TrySetResult(BranchEnd.Failed(failure));
    }

    public void Stop()
    {
        IsOver = true;
        _end.TrySetResult(BranchEnd.Stopped);
    }
}
