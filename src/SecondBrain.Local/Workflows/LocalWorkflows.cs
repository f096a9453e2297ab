using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SecondBrain.Core.Identity;
using SecondBrain.Local.Telemetry;
using SecondBrain.Local.Template;
using SecondBrain.Local.Workflows.Api;
using SecondBrain.Local.Workflows.Standard;
using SecondBrain.StatesLanguage.Execution;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary>The template's state machines and their executions. Safe for concurrent use.</summary>
internal sealed partial class LocalWorkflows : IAsyncDisposable
{
    /// <summary>The service's limit of an input or output, in bytes.</summary>
    public const int MaxDataBytes = 256 * 1024;

    private readonly Dictionary<string, LocalMachine> _machines = [];
    private readonly ExpressExecutions _express;
    private readonly StandardExecutions _standard;
    private readonly TaskTokens _tokens;
    private readonly IdSource _ids;
    private readonly Func<string, ActivityContext> _parentOf;

    /// <exception cref="TemplateException">A definition does not parse, or names a resource that this host cannot run.</exception>
    public LocalWorkflows(IEnumerable<StateMachineResource> machines, ITaskResources tasks, TaskTokens tokens, LocalWorkflowsOptions options)
    {
        (_tokens, _ids, _parentOf) = (tokens, new IdSource(options.Clock), options.ParentOf);
        _express = new ExpressExecutions(tasks, options.MaxConcurrentExpress, options.Clock, options.Random, options.Log);
        _standard = new StandardExecutions(tasks, options.Data, options.Clock, options.Random, options.Log);
        Machines = [.. machines.Select(machine => LocalMachine.Load(machine, tasks))];
        foreach (var machine in Machines)
        {
            foreach (var name in new[] { machine.Arn, machine.Resource.LogicalId, machine.Resource.Name }.Distinct())
            {
                _machines.Add(name, machine);
            }
        }
    }

    public IReadOnlyList<LocalMachine> Machines { get; }

    /// <summary>Everything that runs, and the last executions that have ended, oldest first.</summary>
    public IReadOnlyList<LocalExecution> Recent => [.. _express.Recent.Concat(_standard.Recent).OrderBy(execution => execution.StartedAt)];

    /// <summary>Completes when the Standard executions of an earlier process run again.</summary>
    public Task Resumed => _standard.Resumed;

    /// <summary>Goes on with the Standard executions that an earlier process left unfinished, in the background.</summary>
    public void Resume() => _standard.Resume();

    /// <summary>A state machine by its ARN, name or logical id.</summary>
    public LocalMachine? FindMachine(string stateMachine) => _machines.GetValueOrDefault(stateMachine);

    /// <summary>Starts an execution; of an Express workflow as soon as there is a place. A Standard one of this name and input that runs already is that one.</summary>
    /// <param name="stateMachine">ARN, name or logical id.</param>
    /// <param name="name">Null: a new id.</param>
    /// <exception cref="StepFunctionsError">No such state machine, a name or input that the service does not take, or the name is taken.</exception>
    public Task<LocalExecution> StartAsync(string stateMachine, JsonNode? input, string? name, CancellationToken cancellationToken) =>
        StartAsync(stateMachine, input?.ToJsonString() ?? "null", name, cancellationToken);

    /// <inheritdoc cref="StartAsync(string, JsonNode, string, CancellationToken)"/>
    public async Task<LocalExecution> StartAsync(string stateMachine, string input, string? name, CancellationToken cancellationToken)
    {
        var machine = FindMachine(stateMachine) ?? throw StepFunctionsError.NoStateMachine(stateMachine);
        name ??= _ids.Next();
        if (!AllowedName().IsMatch(name))
            throw new StepFunctionsError("InvalidName", $"Invalid Name: '{name}'");
        CheckData(input, "InvalidExecutionInput", "Invalid State Machine Execution Input");
        using var trace = LocalSpans.AreRecorded ? StartSpan(machine, input, name) : null;
        var execution = machine.IsExpress ? await _express.StartAsync(machine, input, name, cancellationToken) : await _standard.StartAsync(machine, input, name);
        trace?.EndWith(execution);
        return execution;
    }

    private ExecutionSpan? StartSpan(LocalMachine machine, string input, string name) =>
        LocalSpans.Execution(machine.Resource.Name, name, Activity.Current is null ? _parentOf(input) : default) is { } span ? new ExecutionSpan(span) : null;

    /// <summary>An execution among <see cref="Recent"/> by its ARN; an Express one also by an ARN as a Standard one would have.</summary>
    public LocalExecution? Find(string arn) =>
        _standard.Find(arn) ?? _express.Recent.LastOrDefault(execution => execution.Arn == arn.Replace(":execution:", ":express:", StringComparison.Ordinal));

    /// <summary>Null when there is no such execution.</summary>
    public async Task<ExecutionDescription?> DescribeAsync(string arn)
    {
        await Resumed;
        return Find(arn)?.Describe() ?? _standard.Describe(StandardIdentity(arn));
    }

    /// <summary>Null when there is no such execution.</summary>
    public async Task<IReadOnlyList<HistoryEvent>?> HistoryAsync(string arn)
    {
        await Resumed;
        return Find(arn) is { Identity.IsExpress: true } express ? express.Events : _standard.History(StandardIdentity(arn));
    }

    /// <summary>The executions of a state machine, in no order.</summary>
    public async Task<IEnumerable<ExecutionDescription>> ListAsync(LocalMachine machine)
    {
        await Resumed;
        return machine.IsExpress ? _express.Recent.Where(execution => execution.Identity.StateMachineArn == machine.Arn).Select(execution => execution.Describe()) : _standard.Of(machine.Arn);
    }

    /// <summary>Ends a running execution; one that has ended stays as it is.</summary>
    /// <returns>How it stands then; null when there is no such execution.</returns>
    public async Task<ExecutionDescription?> StopAsync(string arn, string? error, string? cause)
    {
        await Resumed;
        if (Find(arn) is { } execution)
        {
            await execution.StopAsync(error, cause);
            await execution.Completion;
        }

        return await DescribeAsync(arn);
    }

    /// <summary>Runs a Standard execution that did not succeed again from where it ended.</summary>
    /// <exception cref="StepFunctionsError">There is none, or it cannot be.</exception>
    public async Task<LocalExecution> RedriveAsync(string arn)
    {
        await Resumed;
        return Find(arn) is { Identity.IsExpress: true } ? throw StepFunctionsError.NotForExpress : await _standard.RedriveAsync(StandardIdentity(arn));
    }

    /// <summary>Ends an execution whose parent's state was stopped, unless the host is stopping.</summary>
    public void StopChild(LocalExecution child)
    {
        if (!_tokens.IsSuspended)
            _ = child.StopAsync("States.TaskAborted", "The state that waited for it was stopped.");
    }

    /// <summary>Completes when no Express execution runs. A Standard one may wait for days: await its <see cref="LocalExecution.Completion"/>.</summary>
    public Task WhenIdleAsync(CancellationToken cancellationToken) => _express.WhenIdleAsync(cancellationToken);

    /// <exception cref="StepFunctionsError">Not JSON, or over the limit.</exception>
    public static void CheckData(string text, string code, string message)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(text) > MaxDataBytes)
            throw new StepFunctionsError(code, $"{message}: it is over {MaxDataBytes} bytes.");
        try
        {
            JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 512 }).Dispose();
        }
        catch (JsonException e)
        {
            throw new StepFunctionsError(code, $"{message}: {e.Message}");
        }
    }

    /// <summary>Lets go of Standard executions, to be resumed later; ends Express ones.</summary>
    public async ValueTask DisposeAsync()
    {
        _tokens.Suspend();
        await _standard.SuspendAsync();
        await _express.DisposeAsync();
    }

    private static ExecutionIdentity StandardIdentity(string arn)
    {
        var colon = arn.LastIndexOf(':');
        return new ExecutionIdentity(arn, arn[(colon + 1)..], arn[..colon].Replace(":execution:", ":stateMachine:", StringComparison.Ordinal), IsExpress: false);
    }

    [GeneratedRegex("""^[^\s<>{}\[\]?*"#%\\^|~`$&,;:/\p{C}]{1,80}$""")]
    private static partial Regex AllowedName();
}
