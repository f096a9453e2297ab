using SecondBrain.StatesLanguage.Failures;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>The branches of a Parallel, or the items of a Map: it is over when all have succeeded or one has failed.</summary>
internal sealed class Region
{
    private readonly TaskCompletionSource<BranchEnd> _end = new();

    private readonly Value?[] _outputs;

    private readonly bool[] _isComplete;

    private int _left;

    public Region(int count) => (_outputs, _isComplete, _left, IsOver) = (new Value?[count], new bool[count], count, count == 0);

    /// <summary>Keeps what has succeeded in another.</summary>
    public Region(Region other)
        : this(other._outputs.Length)
    {
        for (var i = 0; i < _outputs.Length; i++)
        {
            if (other._outputs[i] is { } output)
            {
                Complete(i, output);
            }
        }
    }

    public Task<BranchEnd> End => _end.Task;

    /// <summary>What still happens in a branch is of no interest any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The outputs that there are, in the order of the branches; null while some are missing.</summary>
    public ListValue? Outputs => _left == 0 ? new ListValue([.. _outputs.OfType<Value>()]) : null;

    public bool Has(int index) => _isComplete[index];

    /// <summary>A null output leaves no trace in the result.</summary>
    public void Complete(int index, Value? output)
    {
        (_outputs[index], _isComplete[index]) = (output, true);
        if (--_left == 0)
        {
            IsOver = true;
            _end.TrySetResult(new BranchEnd(Outputs, null));
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
