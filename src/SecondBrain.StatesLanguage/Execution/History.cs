using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>The events of an execution; a child execution of a distributed Map only counts them.</summary>
internal sealed class History(InterpreterOptions options, ExecutionInputs inputs, bool isKept)
{
    private readonly List<HistoryEvent> _events = [];

    private long _count;

    public IReadOnlyList<HistoryEvent> Events => _events;

    public bool IncludesData => isKept && options.IncludeExecutionData;

    /// <summary>The service's limit of events is reached: the execution cannot go on.</summary>
    public bool IsFull { get; private set; }

    public long Record(long previousId, string type, string? state, JsonNode? details)
    {
        // One is left for the event that ends the execution.
        if (_count >= options.MaxHistoryEvents - 1)
        {
            IsFull = true;
            return _count;
        }

        return Append(previousId, type, state, details);
    }

    public long RecordEnd(long previousId, string type, JsonNode? details) => Append(previousId, type, null, details);

    private long Append(long previousId, string type, string? state, JsonNode? details)
    {
        var id = ++_count;
        if (isKept)
        {
            var happened = new HistoryEvent(id, previousId, inputs.Now, type, state, details);
            _events.Add(happened);
            options.OnEvent?.Invoke(happened);
        }

        return id;
    }
}
