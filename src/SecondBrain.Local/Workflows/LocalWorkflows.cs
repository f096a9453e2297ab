using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SecondBrain.Core.Identity;
using SecondBrain.Local.Template;
using SecondBrain.Local.Workflows.Api;
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
    private readonly IdSource _ids;

    /// <exception cref="TemplateException">A definition does not parse, or names a resource that this host cannot run.</exception>
    public LocalWorkflows(IEnumerable<StateMachineResource> machines, ITaskResources tasks, int maxConcurrentExpress, TimeProvider clock, Func<double> random, ILogger<LocalWorkflows> log)
    {
        _ids = new IdSource(clock);
        _express = new ExpressExecutions(tasks, maxConcurrentExpress, clock, random, log);
        _standard = new StandardExecutions(tasks, clock, random, log);
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

    /// <summary>The last Express executions and all Standard ones, oldest first.</summary>
    public IReadOnlyList<LocalExecution> Recent => [.. _express.Recent.Concat(_standard.All).OrderBy(execution => execution.StartedAt)];

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
        return machine.IsExpress ? await _express.StartAsync(machine, input, name, cancellationToken) : _standard.Start(machine, input, name);
    }

    /// <summary>An execution by its ARN; an Express one among the last, also by an ARN as a Standard one would have.</summary>
    public LocalExecution? Find(string arn) =>
        _standard.Find(arn) ?? _express.Recent.LastOrDefault(execution => execution.Arn == arn.Replace(":execution:", ":express:", StringComparison.Ordinal));

    public IReadOnlyList<LocalExecution> Of(LocalMachine machine) => [.. Recent.Where(execution => execution.Machine == machine)];

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

    /// <summary>Ends what still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await _standard.DisposeAsync();
        await _express.DisposeAsync();
    }

    [GeneratedRegex("""^[^\s<>{}\[\]?*"#%\\^|~`$&,;:/\p{C}]{1,80}$""")]
    private static partial Regex AllowedName();
}
