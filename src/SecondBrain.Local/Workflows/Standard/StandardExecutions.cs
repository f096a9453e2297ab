using System.Text.Json.Nodes;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Workflows.Api;
using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Journal;
using SecondBrain.StatesLanguage.Tasks;
using Names = SecondBrain.Core.Executions.ExecutionStatus;

namespace SecondBrain.Local.Workflows.Standard;

/// <summary>Standard executions: each name once in 90 days, each with a journal in the data folder, so that they outlive the process. Safe for concurrent use.</summary>
internal sealed class StandardExecutions(ITaskResources tasks, DataFolder data, TimeProvider clock, Func<double> random, ILogger log)
{
    private const int RememberedEnds = 200;

    /// <summary>As long as the service lets an execution that has ended be redriven.</summary>
    private static readonly TimeSpan Redrivable = TimeSpan.FromDays(14);

    private readonly Lock _gate = new();
    private readonly Lock _redriving = new();
    private readonly Dictionary<string, LocalExecution> _executions = [];
    private readonly Dictionary<LocalExecution, Task> _watched = [];
    private readonly Queue<LocalExecution> _ended = new();
    private readonly ExecutionFiles _files = new(data);
    private readonly EndedIndex _index = new(data, new ExecutionFiles(data), clock);

    /// <summary>Completes when what ran in an earlier process runs again.</summary>
    public Task Resumed { get; private set; } = Task.CompletedTask;

    /// <summary>Those that run, and the last that have ended.</summary>
    public IReadOnlyList<LocalExecution> Recent
    {
        get
        {
            lock (_gate)
            {
                return [.. _executions.Values];
            }
        }
    }

    /// <summary>Goes on with everything that an earlier process left unfinished, in the background.</summary>
    public void Resume() => Resumed = Task.Run(() =>
    {
        foreach (var path in _files.Running)
        {
            Resume(path);
        }
    });

    public LocalExecution? Find(string arn)
    {
        lock (_gate)
        {
            return _executions.GetValueOrDefault(arn);
        }
    }

    /// <summary>Starts an execution, or finds the one that runs under this name with this input. On return it is on the disk.</summary>
    /// <exception cref="StepFunctionsError">The name belongs to another execution, or to one that has ended.</exception>
    public async Task<LocalExecution> StartAsync(LocalMachine machine, string input, string name)
    {
        await Resumed;
        var identity = machine.Execution(name);
        var execution = new LocalExecution(identity, input, clock.GetUtcNow());
        LocalExecution? running;
        lock (_gate)
        {
            running = _executions.GetValueOrDefault(identity.Arn);
            if (running is null ? _index.Find(identity.Arn) is not null || File.Exists(_files.RunningPath(identity)) : !IsSame(running, input))
                throw new StepFunctionsError("ExecutionAlreadyExists", $"Execution Already Exists: '{identity.Arn}'");
            if (running is null)
                _executions.Add(identity.Arn, execution);
        }

        if (running is null)
            await Task.Run(() => Launch(machine, execution));
        else
            await running.WhenBegunAsync();
        return running ?? execution;
    }

    public ExecutionDescription? Describe(ExecutionIdentity execution) =>
        Find(execution.Arn)?.Describe() ?? (_files.Read(execution) is { } entries ? JournalDescription.Of(entries) : null);

    /// <summary>The history that follows from the journal; null when there is none.</summary>
    public IReadOnlyList<HistoryEvent>? History(ExecutionIdentity execution) => _files.Read(execution) is { } entries
        ? StateMachineInterpreter.Replay(entries, new InterpreterOptions { Clock = clock, Random = random }).History
        : null;

    /// <summary>The executions of a state machine, in no order.</summary>
    public IEnumerable<ExecutionDescription> Of(string stateMachineArn)
    {
        var inMemory = Recent.ToDictionary(execution => execution.Arn, execution => execution.Describe());
        return inMemory.Values.Concat(_index.All.Where(ended => !inMemory.ContainsKey(ended.Arn)).Select(ended => ended.Describe()))
            .Where(execution => execution.Identity.StateMachineArn == stateMachineArn);
    }

    /// <summary>Runs an execution that did not succeed again from where it ended.</summary>
    /// <exception cref="StepFunctionsError">There is none, or it cannot be.</exception>
    public async Task<LocalExecution> RedriveAsync(ExecutionIdentity identity)
    {
        await Resumed;
        return await Task.Run(() =>
        {
            // of two redrives at once the second finds it running
            lock (_redriving)
            {
                return Redrive(identity);
            }
        });
    }

    /// <summary>Lets go of what runs; it is resumed when a host starts on this folder again.</summary>
    public async Task SuspendAsync()
    {
        await Resumed;
        KeyValuePair<LocalExecution, Task>[] watched;
        lock (_gate)
        {
            watched = [.. _watched];
        }

        await Task.WhenAll(watched.Select(entry => entry.Key.SuspendAsync()));
        await Task.WhenAll(watched.Select(entry => entry.Value));
    }

    private static bool IsSame(LocalExecution running, string input) =>
        running.Status == ExecutionStatus.Running && JsonNode.DeepEquals(running.Input, JsonNode.Parse(input));

    private void Launch(LocalMachine machine, LocalExecution execution)
    {
        JournalFile? journal = null;
        try
        {
            journal = JournalFile.Open(_files.RunningPath(execution.Identity));
            var start = new ExecutionStart(execution.Arn, execution.Name, machine.Arn, machine.Resource.Name, execution.Input);
            Watch(execution, new StateMachineInterpreter(machine.Definition, tasks, Options()).Start(start, journal), journal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            journal?.Dispose();
            Forget(execution);
            execution.Broken(e);
            throw new StepFunctionsError("ServiceUnavailable", $"The execution cannot be kept: {e.Message}", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private LocalExecution Redrive(ExecutionIdentity identity)
    {
        var before = Describe(identity) ?? throw StepFunctionsError.NoExecution(identity.Arn);
        if (before.Status is Names.Running or Names.Succeeded)
            throw new StepFunctionsError("ExecutionNotRedrivable", $"Execution is {before.Status} and cannot be redriven");
        if (clock.GetUtcNow() - before.StoppedAt > Redrivable)
            throw new StepFunctionsError("ExecutionNotRedrivable", "Execution has ended more than 14 days ago and cannot be redriven");

        _index.Remove(identity);
        var journal = JournalFile.Open(_files.RunningPath(identity));
        try
        {
            var execution = new LocalExecution(identity, before.Input!, before.StartedAt) { RedriveCount = before.RedriveCount + 1, RedrivenAt = clock.GetUtcNow() };
            Watch(execution, StateMachineInterpreter.Redrive(journal.Entries, journal, tasks, Options()), journal);
            return execution;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    private void Resume(string path)
    {
        JournalFile? journal = null;
        try
        {
            journal = JournalFile.Open(path);
            if (journal.Entries is not [JournalEntry.Started started, ..])
            {
                // killed before its start was on the disk: nobody was told that it had started
                journal.Dispose();
                File.Delete(path);
                return;
            }

            StateMachineDefinition.Parse(started.Definition).Validate(tasks);
            var described = JournalDescription.Of(journal.Entries);
            var execution = new LocalExecution(described.Identity, started.Input, started.Time) { RedriveCount = described.RedriveCount, RedrivenAt = described.RedrivenAt };
            Watch(execution, StateMachineInterpreter.Resume(journal.Entries, journal, tasks, Options()), journal);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // One execution that cannot go on must not keep the others, or the host, from it.
            journal?.Dispose();
            ExecutionLog.NotResumed(log, Path.GetFileName(path), e.Message.ReplaceLineEndings(" "));
        }
    }

    private void Watch(LocalExecution execution, RunningExecution running, JournalFile journal)
    {
        execution.Begin(running);
        lock (_gate)
        {
            _executions[execution.Arn] = execution;
            _watched.Add(execution, Task.Run(() => WatchAsync(execution, running, journal)));
        }
    }

    private async Task WatchAsync(LocalExecution execution, RunningExecution running, JournalFile journal)
    {
        try
        {
            var result = await running.Completion;
            journal.Dispose();
            if (result.Status != ExecutionStatus.Running)
                _index.Add(execution.Describe(result));
            execution.End(result);
            ExecutionLog.Ended(log, execution, result);
            Remember(execution);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The journal failed, or does not fit: what is on the disk stays as it is.
            journal.Dispose();
            Forget(execution);
            execution.Broken(e);
            ExecutionLog.NotResumed(log, Path.GetFileName(_files.RunningPath(execution.Identity)), e.Message.ReplaceLineEndings(" "));
        }
    }

    private void Remember(LocalExecution ended)
    {
        lock (_gate)
        {
            _watched.Remove(ended);
            _ended.Enqueue(ended);
            if (_ended.Count > RememberedEnds && _ended.Dequeue() is var oldest && _executions.GetValueOrDefault(oldest.Arn) == oldest)
                _executions.Remove(oldest.Arn);
        }
    }

    private void Forget(LocalExecution execution)
    {
        lock (_gate)
        {
            _watched.Remove(execution);
            _executions.Remove(execution.Arn);
        }
    }

    // The journal tells the history again, with its data.
    private InterpreterOptions Options() => new() { Clock = clock, Random = random, IncludeExecutionData = false };
}
