using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Functions.Tests.Faults;

/// <summary>Counts the task calls of workflows, and makes one fail: stands between a host's workflows and the real tasks.</summary>
internal sealed class FaultyTasks : ITaskResources
{
    private readonly Lock _gate = new();
    private readonly List<string> _calls = [];
    private ITaskResources _tasks = null!;
    private Fault? _fault;
    private string? _failing;
    private IReadOnlyCollection<string> _broken = [];
    private string? _awaited;
    private int _inFlight;

    /// <summary>The states whose tasks were called since <see cref="Plan"/>, in order.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>How many calls failed since <see cref="Plan"/>.</summary>
    public int Failures { get; private set; }

    public bool IsBusy => Volatile.Read(ref _inFlight) > 0;

    /// <summary>For the host's <c>Tasks</c> option.</summary>
    public ITaskResources Around(ITaskResources tasks)
    {
        _tasks = tasks;
        return this;
    }

    /// <summary>Counts from 0 again. Null: nothing fails.</summary>
    public void Plan(Fault? fault)
    {
        lock (_gate)
        {
            _calls.Clear();
            (_fault, _failing, _awaited, _broken, Failures) = (fault, null, null, [], 0);
        }
    }

    /// <summary>Every call of these states fails until the next <see cref="Plan"/>, with an error that is not retried.</summary>
    public void Break(params IReadOnlyCollection<string> states)
    {
        Plan(null);
        _broken = states;
    }

    /// <summary>Counts from 0 again; the first call of this state's task fails.</summary>
    public void PlanAt(string state, FaultMoment moment, bool isPermanent)
    {
        Plan(new Fault(Call: -1, moment, isPermanent));
        _awaited = state;
    }

    public bool Supports(string resource) => _tasks.Supports(resource);

    public async Task<JsonNode?> InvokeAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _inFlight);
        try
        {
            var fault = FaultOf(invocation.StateName);
            if (fault?.Moment is FaultMoment.BeforeTheCall)
                throw Failure(fault, invocation);

            var result = await _tasks.InvokeAsync(invocation, cancellationToken);
            return fault is null ? result : throw Failure(fault, invocation);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    /// <summary>Calls something that is no task of a workflow, such as a function behind the API. Not counted; time stands still meanwhile.</summary>
    public async Task<T> OutsideAsync<T>(Func<Task<T>> call)
    {
        Interlocked.Increment(ref _inFlight);
        try
        {
            return await call();
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private Fault? FaultOf(string state)
    {
        lock (_gate)
        {
            var call = _calls.Count;
            _calls.Add(state);
            if (_broken.Contains(state))
            {
                Failures++;
                return new Fault(call, FaultMoment.BeforeTheCall, IsPermanent: true, IsTransient: false);
            }

            if (_fault is null)
                return null;
            if (call == _fault.Call || (_failing is null && state == _awaited))
                _failing = state;
            else if (!_fault.IsPermanent || state != _failing)
                return null;

            Failures++;
            return _fault;
        }
    }

    private static TaskFailedException Failure(Fault fault, TaskInvocation invocation) =>
        new(fault.ErrorOf(invocation.Resource), $"injected at '{invocation.StateName}', {fault.Moment}");
}
