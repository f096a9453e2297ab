namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Counts calls by function, and says which one fails.</summary>
internal sealed class CallPlan
{
    private readonly AsyncLocal<string?> _function = new();
    private readonly Lock _gate = new();
    private readonly List<(string Function, string Operation)> _calls = [];
    private int _at = -1;
    private CallFault _fault;

    /// <summary>Calls of functions since <see cref="Begin"/>, in order.</summary>
    public IReadOnlyList<(string Function, string Operation)> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>How many calls were made to fail since <see cref="Begin"/>.</summary>
    public int Injected { get; private set; }

    /// <summary>Counts from 0 again; the call number <paramref name="at"/> fails. -1: none.</summary>
    public void Begin(int at, CallFault fault)
    {
        lock (_gate)
        {
            _calls.Clear();
            (_at, _fault, Injected) = (at, fault, 0);
        }
    }

    /// <summary>From here on calls are those of a function; null: the test's own, not counted.</summary>
    public void Enter(string? function) => _function.Value = function;

    public CallFault? Next(string operation)
    {
        lock (_gate)
        {
            if (_function.Value is not { } function)
                return null;
            _calls.Add((function, operation));
            if (_calls.Count - 1 != _at)
                return null;
            Injected++;
            return _fault;
        }
    }
}
