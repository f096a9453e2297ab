using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Journal;

namespace SecondBrain.StatesLanguage.Execution;

/// <summary>
/// All that an execution takes in from outside: the time, random numbers, the ends of its timers and tasks. What happens in
/// between depends on nothing else, so a journal of them is enough to come to the same point again.
/// </summary>
/// <remarks>
/// Time stands still between two inputs. Inputs wait until the loop has nothing else to do, are written to the journal
/// (all that wait, at once), and are then taken in one by one. What a turn asks for and gets at once (a random number, the
/// end of a task that does not wait) is written on the spot, and recalled in the same order.
/// </remarks>
internal sealed class ExecutionInputs
{
    private readonly ExecutionLoop _loop;

    private readonly IExecutionJournal? _journal;

    private readonly Dictionary<long, IInputSource> _sources = [];

    private readonly Queue<JournalEntry> _recalled;

    private readonly bool _mayGoLive;

    // Entries of the journal that have not had their effect yet.
    private int _left;

    private long _last;

    private bool _isClosed;

    /// <param name="journal">Null: nothing is written.</param>
    /// <param name="entries">The journal so far; empty for a new execution. Without a journal to go on with it stays with them.</param>
    public ExecutionInputs(ExecutionLoop loop, TimeProvider clock, Func<double> random, IExecutionJournal? journal, IReadOnlyList<JournalEntry> entries)
    {
        (_loop, Clock, _journal) = (loop, clock, journal);
        _recalled = entries.Count == 0 ? new Queue<JournalEntry>() : new Queue<JournalEntry>(entries.Where(e => e is JournalEntry.Drawn or JournalEntry.TaskEnded { AtOnce: true }));
        Random = new Draws(random, journal is null && _recalled.Count == 0 ? null : Remember) { Now = () => Now };
        (IsLive, _mayGoLive, _left) = (entries.Count == 0, journal is not null, entries.Count - 1);
        Now = IsLive ? clock.GetUtcNow() : entries[0].Time;
    }

    public TimeProvider Clock { get; }

    public Draws Random { get; }

    /// <summary>When the last input was taken in.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>When what is called now begins: later than <see cref="Now"/> when the process was away since.</summary>
    public DateTimeOffset Began => IsLive ? Later(Clock.GetUtcNow()) : Now;

    /// <summary>False while the journal is run again: tasks are not invoked, timers not set.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Numbers a source; the numbers come out the same when the journal is run again.</summary>
    public long Register(IInputSource source)
    {
        _sources.Add(++_last, source);
        return _last;
    }

    /// <summary>What it still has to say is not taken in any more.</summary>
    public void Forget(long source) => _sources.Remove(source);

    /// <summary>On any thread.</summary>
    public void Post(ExecutionInput input) => _loop.Post(input);

    /// <summary>Nothing is taken in any more.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Writes the inputs to the journal; false when they are not to be taken in.</summary>
    public bool Accept(List<ExecutionInput> batch)
    {
        if (_isClosed)
        {
            return false;
        }

        var time = Later(Clock.GetUtcNow());
        List<JournalEntry>? entries = null;
        foreach (var input in batch)
        {
            if (!input.IsRecalled)
            {
                input.Time = time;
                if (_journal is not null && (input.Source == 0 || _sources.ContainsKey(input.Source)) && input.ToEntry() is { } entry)
                {
                    (entries ??= []).Add(entry);
                }
            }
        }

        if (entries is not null)
        {
            _journal!.Append(entries);
        }

        return true;
    }

    /// <summary>Gives an input to its source.</summary>
    public void Deliver(ExecutionInput input)
    {
        if (_sources.TryGetValue(input.Source, out var source))
        {
            Pass(input.Time);
            source.Receive(input);
        }
        else if (input.Source > _last)
        {
            throw new InvalidDataException($"The journal does not fit the execution: it has no source {input.Source} yet.");
        }
    }

    /// <summary>The time of an input that has no source.</summary>
    public void Pass(DateTimeOffset time) => Now = Later(time);

    /// <summary>An entry of the journal has its effect now.</summary>
    public void Recalled() => _left--;

    /// <summary>Begins what waits, when nothing is left in the journal: its process ended here.</summary>
    public bool TryGoLive()
    {
        if (!IsLive && _mayGoLive && _left == 0)
        {
            IsLive = true;
            var downtime = Later(Clock.GetUtcNow()) - Now;
            foreach (var id in _sources.Keys.Order().ToArray())
            {
                if (_sources.TryGetValue(id, out var source))
                {
                    source.GoLive(downtime);
                }
            }
        }

        return IsLive;
    }

    /// <summary>The end of an attempt that the journal says came within the call; null: it did not, or is not known.</summary>
    public JournalEntry.TaskEnded? RecallEnd(long source)
    {
        if (!_recalled.TryPeek(out var entry) || entry is not JournalEntry.TaskEnded ended || ended.Source != source)
        {
            return null;
        }

        Pass(ended.Time);
        _recalled.Dequeue();
        Recalled();
        return ended;
    }

    /// <summary>An attempt ended within the call.</summary>
    public void EndAtOnce(long source, TaskEnd end, bool wasSubmitted)
    {
        Pass(Clock.GetUtcNow());
        Write(() => end.ToEntry(Now, source) with { AtOnce = true, WasSubmitted = wasSubmitted });
    }

    public void Write(Func<JournalEntry> entry)
    {
        if (_journal is not null && !_isClosed)
        {
            _journal.Append([entry()]);
        }
    }

    private string Remember(Func<string> draw)
    {
        if (!_recalled.TryDequeue(out var entry))
        {
            var drawn = draw();
            Write(() => new JournalEntry.Drawn(Now, drawn));
            return drawn;
        }

        Recalled();
        return entry is JournalEntry.Drawn { Value: var value }
            ? value
            : throw new InvalidDataException($"The journal does not fit the execution: a random value is asked for, but it goes on with {entry.ToLine()}");
    }

    // The clock may be set back: the execution's time is not.
    private DateTimeOffset Later(DateTimeOffset time) => time > Now ? time : Now;
}
