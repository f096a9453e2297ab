using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.StatesLanguage.Diagrams;

/// <summary>The way an execution took, read from its history: the chain of previous events tells which state led to which.</summary>
/// <remarks>The history of a child execution of a distributed Map is not part of its parent's.</remarks>
public sealed class ExecutionTrace
{
    private readonly Dictionary<string, int> _entered = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _attempts = new(StringComparer.Ordinal);

    private readonly HashSet<(string From, string To, DiagramEdgeKind Kind)> _edges = [];

    private readonly HashSet<string> _exited = new(StringComparer.Ordinal);

    /// <param name="history">All of it, in any order.</param>
    public ExecutionTrace(IEnumerable<HistoryEvent> history)
    {
        var events = history.OrderBy(happened => happened.Id).ToList();
        var byId = events.ToDictionary(happened => happened.Id);
        foreach (var happened in events)
        {
            Read(happened, byId);
        }

        HasSucceeded = events.LastOrDefault()?.Type == "ExecutionSucceeded";
    }

    internal bool HasSucceeded { get; }

    internal int Entered(string state) => _entered.GetValueOrDefault(state);

    internal int Retries(string state) => Math.Max(0, _attempts.GetValueOrDefault(state) - Entered(state));

    /// <summary>Whether the state was entered and never left.</summary>
    internal bool StoppedAt(string state) => Entered(state) > 0 && !_exited.Contains(state);

    internal bool Took(DiagramEdge edge) => edge.Kind == DiagramEdgeKind.Retry ? Retries(edge.From) > 0 : _edges.Contains((edge.From, edge.To, edge.Kind));

    private void Read(HistoryEvent happened, Dictionary<long, HistoryEvent> byId)
    {
        if (happened.Type.EndsWith("StateEntered", StringComparison.Ordinal) && happened.StateName is { } name)
        {
            _entered[name] = Entered(name) + 1;
            if (byId.GetValueOrDefault(happened.PreviousEventId) is { StateName: { } from } exit && exit.Type.EndsWith("StateExited", StringComparison.Ordinal))
            {
                _edges.Add((from, name, HasFailed(byId.GetValueOrDefault(exit.PreviousEventId)) ? DiagramEdgeKind.Catch : DiagramEdgeKind.Next));
            }
        }
        else if (happened.Type.EndsWith("StateExited", StringComparison.Ordinal) && happened.StateName is { } left)
        {
            _exited.Add(left);
        }
        else if (Owner(happened, byId) is { } owner)
        {
            _attempts[owner] = _attempts.GetValueOrDefault(owner) + 1;
        }
    }

    private static bool HasFailed(HistoryEvent? last) =>
        last is not null && (last.Type.EndsWith("Failed", StringComparison.Ordinal) || last.Type.EndsWith("TimedOut", StringComparison.Ordinal) || last.Type.EndsWith("Aborted", StringComparison.Ordinal));

    // The state that an attempt belongs to: the last one entered before it of the type that makes such attempts.
    private static string? Owner(HistoryEvent attempt, Dictionary<long, HistoryEvent> byId)
    {
        var entered = attempt.Type switch
        {
            "MapStateStarted" => "MapStateEntered",
            "ParallelStateStarted" => "ParallelStateEntered",
            "LambdaFunctionScheduled" or "TaskScheduled" or "ActivityScheduled" => "TaskStateEntered",
            _ => null,
        };
        var at = attempt;
        while (entered is not null && byId.TryGetValue(at.PreviousEventId, out at))
        {
            if (at.Type == entered)
            {
                return at.StateName;
            }
        }

        return null;
    }
}
