using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution.Maps;

/// <summary>The iterations of a Map: at most so many at a time, started in the order of the items.</summary>
internal abstract class Iterations
{
    private readonly int _limit;

    // Those of before a redrive that did not succeed.
    private readonly Dictionary<int, BranchRun> _earlier;

    private int _next;

    private bool _isStarting;

    protected Iterations(BranchRun owner, MapState state, Value[] items, int limit)
    {
        (Owner, State, Items, _limit, Region, _earlier) = (owner, state, items, limit, new Region(items.Length), []);
    }

    /// <summary>Goes on where an execution that is redriven has ended: what has succeeded is kept.</summary>
    protected Iterations(BranchRun owner, Iterations before)
    {
        (Owner, State, Items, _limit, Region) = (owner, before.State, before.Items, before._limit, new Region(before.Region));
        _earlier = before._earlier;
        foreach (var (index, run) in before.Unsuccessful)
        {
            _earlier[index] = run;
        }
    }

    protected BranchRun Owner { get; }

    protected MapState State { get; }

    /// <summary>The items of an inline Map; the inputs of a distributed one's child executions.</summary>
    protected Value[] Items { get; }

    protected Region Region { get; }

    protected List<BranchRun> Running { get; } = [];

    /// <summary>Started, and not succeeded.</summary>
    protected Dictionary<int, BranchRun> Unsuccessful { get; } = [];

    protected bool TakeTurns => Owner.IsConcurrent || (_limit > 1 && Items.Length > 1);

    /// <summary>The same work for the owner's successor.</summary>
    public abstract Iterations Redrive(BranchRun owner);

    public abstract ValueTask<BranchEnd> RunAsync();

    protected async ValueTask<BranchEnd> RunAllAsync()
    {
        Owner.Children = Running;
        StartNext();
        return Region.Outputs is { } outputs ? new BranchEnd(outputs, null) : await Region.End;
    }

    /// <param name="earlier">What it was before a redrive; null: it has not been started.</param>
    protected abstract BranchRun Begin(int index, BranchRun? earlier);

    protected abstract ValueTask<BranchEnd> IterateAsync(BranchRun iteration, int index);

    /// <summary>It is out of <see cref="Running"/> unless it failed.</summary>
    protected abstract void OnEnded(BranchRun iteration, int index, BranchEnd end);

    // Iterations may finish while they are started: the loop, not recursion, starts the next.
    private void StartNext()
    {
        if (_isStarting)
        {
            return;
        }

        _isStarting = true;
        while (Running.Count < _limit && _next < Items.Length && !Region.IsOver)
        {
            var index = _next++;
            if (Region.Has(index))
            {
                continue;
            }

            _earlier.Remove(index, out var earlier);
            var iteration = Begin(index, earlier);
            Unsuccessful[index] = iteration;
            Running.Add(iteration);
            _ = RunOneAsync(iteration, index);
        }

        _isStarting = false;
    }

    private async Task RunOneAsync(BranchRun iteration, int index)
    {
        try
        {
            await iteration.TurnAsync();
            var end = iteration.IsStopped ? BranchEnd.Stopped : await IterateAsync(iteration, index);
            if (Region.IsOver)
            {
                return;
            }

            if (end.Output is not null)
            {
                Unsuccessful.Remove(index);
            }

            OnEnded(iteration, index, end);
            StartNext();
        }
#pragma warning disable CA1031 // nobody awaits an iteration: a fault has to reach the execution's edge
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Owner.Run.Fault(fault);
        }
    }
}
