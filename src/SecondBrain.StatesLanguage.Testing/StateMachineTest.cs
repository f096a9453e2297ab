using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Tasks;
using SecondBrain.StatesLanguage.Testing.Mocks;

namespace SecondBrain.StatesLanguage.Testing;

/// <summary>A state machine with mocked tasks and a clock that jumps over waits: describe the tasks, run it, look at what happened.</summary>
/// <remarks>
/// <para>Immutable: every method returns a changed copy, so a test class can share a common beginning. Safe for concurrent use.</para>
/// <para>Every state of type Task that is reached needs a mock, whatever its <c>Resource</c>, and so does a Map with an <c>ItemReader</c>: see
/// <see cref="WithItems"/>, or mock S3's answer <c>{"Body": text}</c> as a task's. Waits, retries, timeouts, Map,
/// Parallel, Choice and all data flow are real. Runs are recorded for <c>asl-coverage</c>.</para>
/// </remarks>
public sealed partial class StateMachineTest
{
    private readonly DefinitionFile _file;

    private readonly StateMachineDefinition _definition;

    private readonly IReadOnlyDictionary<string, JsonObject> _states;

    private readonly Dictionary<string, MockedTask> _mocks;

    private string? _current;

    private DateTimeOffset _start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private Func<double> _random = static () => 0.5;

    private WorkflowType _type;

    private string _executionName = "test";

    private StateMachineTest(DefinitionFile file, IReadOnlyDictionary<string, string>? substitutions)
    {
        var values = file.Placeholders.ToDictionary(name => name, DummySubstitution.For, StringComparer.Ordinal);
        foreach (var (name, value) in substitutions ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            values[name] = value;
        }

        _file = file;
        _definition = StateMachineDefinition.Parse(file.Text, values);
        _states = file.States().DistinctBy(state => state.Key).ToDictionary(StringComparer.Ordinal);
        _mocks = new Dictionary<string, MockedTask>(StringComparer.Ordinal);
    }

    private StateMachineTest(StateMachineTest other)
    {
        (_file, _definition, _states, _current) = (other._file, other._definition, other._states, other._current);
        (_start, _random, _type, _executionName) = (other._start, other._random, other._type, other._executionName);
        _mocks = other._mocks.ToDictionary(mock => mock.Key, mock => mock.Value.Copy(), StringComparer.Ordinal);
    }

    /// <param name="path">Absolute, or relative to the nearest folder above the test that has it: <c>statemachines/ingest-note.asl.json</c>.</param>
    /// <param name="substitutions">Values of <c>${Name}</c>. One that is not here is an ARN of the right shape when it ends in <c>Arn</c>, else its own name.</param>
    /// <exception cref="StateMachineDefinitionException">The file is not a state machine that can run.</exception>
    /// <exception cref="StateMachineTestException">There is no such file.</exception>
    public static StateMachineTest Load(string path, IReadOnlyDictionary<string, string>? substitutions = null) => new(DefinitionFile.Load(path), substitutions);

    /// <summary>A definition that is no file; its runs are not recorded.</summary>
    /// <inheritdoc cref="Load"/>
    public static StateMachineTest Parse([StringSyntax(StringSyntaxAttribute.Json)] string definition, IReadOnlyDictionary<string, string>? substitutions = null) =>
        new(DefinitionFile.OfText(definition), substitutions);

    /// <summary>The task of this state answers with what the function makes of its effective input (after InputPath and Parameters). JSON null comes as an empty object.</summary>
    /// <remarks>
    /// It fails as ASL sees it by throwing <see cref="TaskFailedException"/>; any other exception is a mistake of the test and ends the run.
    /// A mock of the same state that was there before is replaced.
    /// </remarks>
    public StateMachineTest WithTask(string state, Func<JsonNode, JsonNode?> answer) => Mock(state, new MockOutcome(answer));

    /// <summary>The task of this state always answers with this JSON text.</summary>
    public StateMachineTest WithTask(string state, [StringSyntax(StringSyntaxAttribute.Json)] string result) => WithTask(state, JsonNode.Parse(result));

    /// <summary>The task of this state always answers with this.</summary>
    public StateMachineTest WithTask(string state, JsonNode? result) => WithTask(state, _ => result);

    /// <summary>The task of this state answers its first call with the first JSON text and so on, calls that are made to fail not counted; a call more is a mistake of the test.</summary>
    public StateMachineTest WithTaskSequence(string state, [StringSyntax(StringSyntaxAttribute.Json)] params string[] results) => Mock(
        state,
        new MockOutcome(_ => throw new StateMachineTestException($"'{state}' was called more often than its sequence has results ({results.Length}).")),
        Array.ConvertAll(results, result => new MockOutcome(_ => JsonNode.Parse(result))));

    /// <summary>The task of this state calls something real and waits for it; by the test's clock it takes no time.</summary>
    public StateMachineTest WithAsyncTask(string state, Func<JsonNode, Task<JsonNode?>> answer) =>
        WithTask(state, input => Task.Run(() => answer(input)).GetAwaiter().GetResult());

    /// <summary>A distributed Map finds these items where its <c>ItemReader</c> looks; what its <c>ResultWriter</c> writes is accepted and kept in <see cref="StateMachineRun.Written"/>.</summary>
    /// <param name="items">A JSON array; for <c>InputType</c> CSV the text of the file.</param>
    public StateMachineTest WithItems(string state, string items)
    {
        if (!_states.TryGetValue(state, out var node))
        {
            throw StateNames.Unknown(state, _file.Name, _states.Keys);
        }

        if (node["ItemReader"] is not JsonObject reader)
        {
            throw new StateMachineTestException($"'{state}' reads no items: it has no ItemReader.");
        }

        var changed = new StateMachineTest(this) { _current = state };
        changed._mocks[state] = new MockedTask([], new MockOutcome(_ => MockedItems.Answer(reader, items)));
        return changed;
    }

    /// <summary>What follows (<see cref="Fails"/> and the like) is about the task of this state, which has a mock already.</summary>
    public StateMachineTest ForTask(string state)
    {
        if (_mocks.ContainsKey(state))
        {
            return new StateMachineTest(this) { _current = state };
        }

        CheckTask(state);
        throw new StateMachineTestException($"'{state}' has no mock yet: begin with .WithTask(\"{state}\", ...).");
    }

    /// <summary>The clock's first moment. Default: 2026-01-02T03:04:05Z.</summary>
    public StateMachineTest WithClock(DateTimeOffset start) => new(this) { _start = start };

    /// <summary>Where <c>JitterStrategy: FULL</c> and <c>States.MathRandom</c> take their numbers from, at least 0 and below 1. Default: always 0.5, so a jittered delay is half of the longest.</summary>
    public StateMachineTest WithRandom(Func<double> random) => new(this) { _random = random };

    /// <inheritdoc cref="WithRandom(Func{double})"/>
    public StateMachineTest WithRandom(double always) => WithRandom(() => always);

    /// <summary>Default: Standard.</summary>
    public StateMachineTest Type(WorkflowType type) => new(this) { _type = type };

    /// <summary><c>$$.Execution.Name</c>. Default: <c>test</c>.</summary>
    public StateMachineTest WithExecutionName(string name) => new(this) { _executionName = name };

    private StateMachineTest Mock(string state, MockOutcome outcome, params MockOutcome[] before)
    {
        CheckTask(state);
        var changed = new StateMachineTest(this) { _current = state };
        changed._mocks[state] = new MockedTask(before, outcome);
        return changed;
    }

    private void CheckTask(string state)
    {
        if (!_states.TryGetValue(state, out var node))
        {
            throw StateNames.Unknown(state, _file.Name, _states.Keys);
        }

        if ((string?)node["Type"] is var type && type != "Task" && node["ItemReader"] is null && node["ResultWriter"] is null)
        {
            throw new StateMachineTestException($"'{state}' is a {type} state: it runs as it is, only Task states are mocked.");
        }
    }
}
