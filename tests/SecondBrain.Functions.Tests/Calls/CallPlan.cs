namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Counts the calls of one invocation, says which one fails, and keeps what services other than the table have done.</summary>
internal sealed class CallPlan
{
    private readonly Lock _gate = new();
    private readonly List<string> _calls = [];
    private readonly List<string> _effects = [];
    private int _at = -1;
    private CallFault _fault;
    private int _worlds;

    /// <summary>Calls since <see cref="Begin"/>, in order.</summary>
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

    /// <summary>Executions that were started and tasks that were answered since <see cref="Begin"/>.</summary>
    public IReadOnlyList<string> Effects
    {
        get
        {
            lock (_gate)
            {
                return [.. _effects];
            }
        }
    }

    /// <summary>How many calls were made to fail since <see cref="Begin"/>.</summary>
    public int Injected { get; private set; }

    /// <summary>Whether a call since <see cref="Begin"/> may have changed something.</summary>
    public bool HasWritten => Calls.Any(CallFaults.IsWrite);

    /// <summary>Ends the time of the invocation that runs.</summary>
    public Action TimeUp { get; set; } = static () => { };

    /// <summary>No two are the same: executions of one world are not there in another.</summary>
    public int World => _worlds;

    /// <summary>Counts from 0 again, in a new world; the call number <paramref name="at"/> fails. -1: none.</summary>
    public void Begin(int at, CallFault fault)
    {
        lock (_gate)
        {
            _calls.Clear();
            _effects.Clear();
            _worlds++;
            (_at, _fault, Injected) = (at, fault, 0);
        }
    }

    public CallFault? Next(string operation)
    {
        lock (_gate)
        {
            _calls.Add(operation);
            if (_calls.Count - 1 != _at)
                return null;
            Injected++;
            return _fault;
        }
    }

    /// <returns>False when it was done before in this world.</returns>
    public bool Did(string effect)
    {
        lock (_gate)
        {
            if (_effects.Contains(effect))
                return false;
            _effects.Add(effect);
            return true;
        }
    }
}
