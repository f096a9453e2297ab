using System.Text.Json.Nodes;
using SecondBrain.Core.Identity;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Template;
using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary>The template's state machines, ready to run. At most a fixed number of executions run at one time; a further start waits for a place.</summary>
/// <remarks>Executions live in memory: Express semantics, at least once where the starter retries. Safe for concurrent use.</remarks>
internal sealed partial class LocalWorkflows : IAsyncDisposable
{
    /// <summary>How many executions <see cref="Recent"/> remembers.</summary>
    public const int Remembered = 200;

    private readonly Dictionary<string, Machine> _machines = [];
    private readonly Queue<LocalExecution> _recent = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource _idle = Ended();
    private int _running;
    private readonly SemaphoreSlim _places;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TimeProvider _clock;
    private readonly IdSource _ids;
    private readonly ILogger _log;

    /// <exception cref="LocalHostException">A definition does not parse, or names a resource that this host cannot run.</exception>
    public LocalWorkflows(IEnumerable<StateMachineResource> machines, ITaskResources tasks, int maxConcurrent, InterpreterOptions options, ILogger<LocalWorkflows> log)
    {
        _places = new SemaphoreSlim(maxConcurrent);
        (_clock, _ids, _log) = (options.Clock, new IdSource(options.Clock), log);
        foreach (var machine in machines)
        {
            var loaded = new Machine(machine, new StateMachineInterpreter(Load(machine, tasks), tasks, options));
            foreach (var name in new[] { machine.Arn, machine.LogicalId, machine.Name }.Distinct())
            {
                _machines.Add(name, loaded);
            }
        }
    }

    /// <summary>The last executions that were started, oldest first.</summary>
    public IReadOnlyList<LocalExecution> Recent
    {
        get
        {
            lock (_gate)
            {
                return [.. _recent];
            }
        }
    }

    /// <summary>Whether a state machine is known by this ARN, name or logical id.</summary>
    public bool Knows(string stateMachine) => _machines.ContainsKey(stateMachine);

    /// <summary>Starts an execution as soon as there is a place; returns when it has started.</summary>
    /// <param name="stateMachine">ARN, name or logical id.</param>
    /// <param name="name">Null: a new id.</param>
    public async Task<LocalExecution> StartAsync(string stateMachine, JsonNode? input, string? name, CancellationToken cancellationToken)
    {
        var machine = _machines[stateMachine];
        await _places.WaitAsync(cancellationToken);
        var execution = Begin(machine, input, name ?? _ids.Next());
        lock (_gate)
        {
            if (_running++ == 0)
                _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _recent.Enqueue(execution);
            if (_recent.Count > Remembered)
                _recent.Dequeue();
        }

        _ = execution.Completion.ContinueWith(ended => End(execution, ended), CancellationToken.None, TaskContinuationOptions.RunContinuationsAsynchronously, TaskScheduler.Default);
        return execution;
    }

    /// <summary>Completes when no execution runs.</summary>
    public Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _idle.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends what still runs as aborted.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await WhenIdleAsync(CancellationToken.None);
        _stopping.Dispose();
        _places.Dispose();
    }

    private LocalExecution Begin(Machine machine, JsonNode? input, string name)
    {
        var resource = machine.Resource;
        var arn = $"{resource.Arn.Replace(":stateMachine:", resource.IsExpress ? ":express:" : ":execution:", StringComparison.Ordinal)}:{name}";
        var start = new ExecutionStart(arn, name, resource.Arn, resource.Name, input);
        return new LocalExecution(arn, name, resource.LogicalId, _clock.GetUtcNow(), input, Task.Run(() => machine.Interpreter.RunAsync(start, _stopping.Token)));
    }

    private void End(LocalExecution execution, Task<ExecutionResult> ended)
    {
        if (!ended.IsCompletedSuccessfully)
            Broke(_log, execution.StateMachine, execution.Name, ended.Exception);
        else if (ended.Result.Status is ExecutionStatus.Failed or ExecutionStatus.TimedOut)
            Failed(_log, execution.StateMachine, execution.Name, ended.Result.Status, ended.Result.Error);

        _places.Release();
        lock (_gate)
        {
            if (--_running == 0)
                _idle.SetResult();
        }
    }

    private static TaskCompletionSource Ended()
    {
        var ended = new TaskCompletionSource();
        ended.SetResult();
        return ended;
    }

    private static StateMachineDefinition Load(StateMachineResource machine, ITaskResources tasks)
    {
        try
        {
            var definition = StateMachineDefinition.Parse(machine.Definition, machine.Substitutions);
            definition.Validate(tasks);
            return definition;
        }
        catch (StateMachineDefinitionException e)
        {
            throw new TemplateException(machine.Mark, $"{machine.LogicalId} ({(machine.DefinitionFile is { } file ? Path.GetFileName(file) : "inline")}): {e.Message}");
        }
    }

    private sealed record Machine(StateMachineResource Resource, StateMachineInterpreter Interpreter);

    [LoggerMessage(LogLevel.Warning, "{StateMachine} execution {Name} ended {Status}: {Error}")]
    private static partial void Failed(ILogger log, string stateMachine, string name, ExecutionStatus status, string? error);

    [LoggerMessage(LogLevel.Error, "{StateMachine} execution {Name} broke the interpreter")]
    private static partial void Broke(ILogger log, string stateMachine, string name, Exception? exception);
}
