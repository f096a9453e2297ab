using System.Text.Json;
using SecondBrain.StatesLanguage.Definition.Reading;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Tasks;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Definition;

/// <summary>A parsed, checked and compiled state machine. Immutable and safe for concurrent use.</summary>
/// <remarks>
/// JSONPath and JSONata, also mixed state by state. Not supported, and refused at load: item readers of other types
/// than JSON, JSONL, CSV and a list of objects. States that nothing leads to are refused, as the service does.
/// </remarks>
public sealed class StateMachineDefinition
{
    // JSON nested deeper than this cannot be a definition: each level of branches takes several.
    private const int MaxDepth = 200;

    private readonly Value _source;

    private StateMachineDefinition(Value source, StateGraph graph, double? timeoutSeconds)
    {
        (_source, Graph, TimeoutSeconds) = (source, graph, timeoutSeconds);
        Resources = [.. States(graph, isExpress: false).SelectMany(s => ResourcesOf(s.State)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Every <c>Resource</c> that a Task state, an item reader or a result writer names, once each.</summary>
    public IReadOnlyCollection<string> Resources { get; }

    internal StateGraph Graph { get; }

    internal double? TimeoutSeconds { get; }

    /// <param name="substitutions">Values of <c>${Name}</c> placeholders (SAM's DefinitionSubstitutions); a placeholder without one is a problem.</param>
    /// <exception cref="StateMachineDefinitionException">The text is not JSON, or not a state machine this interpreter can run.</exception>
    public static StateMachineDefinition Parse(string json, IReadOnlyDictionary<string, string> substitutions)
    {
        var problems = new List<DefinitionProblem>();
        return Read(Substitutions.Apply(ParseJson(json), substitutions, "", problems), problems);
    }

    /// <summary>Leaves <c>${Name}</c> placeholders as they are.</summary>
    /// <inheritdoc cref="Parse(string, IReadOnlyDictionary{string, string})"/>
    public static StateMachineDefinition Parse(string json) => Read(ParseJson(json), []);

    /// <summary>The definition as JSON text, substitutions applied.</summary>
    public string ToJson() => _source.ToJson();

    /// <summary>Checks that the host can run every resource, and that a workflow of this type may have every pattern.</summary>
    /// <exception cref="StateMachineDefinitionException">Some resources or states are not supported; all are listed.</exception>
    public void Validate(ITaskResources tasks, WorkflowType type = WorkflowType.Standard)
    {
        DefinitionProblem[] problems =
        [
            .. States(Graph, type == WorkflowType.Express).SelectMany(s => Problems(s.State, s.IsExpress ? WorkflowType.Express : WorkflowType.Standard, tasks)
                .Select(message => new DefinitionProblem(s.State.Name, message))),
        ];
        if (problems.Length > 0)
        {
            throw new StateMachineDefinitionException(problems);
        }
    }

    internal static StateMachineDefinition Read(Value json, List<DefinitionProblem> problems)
    {
        if (json is not ObjectValue document)
        {
            throw new StateMachineDefinitionException([new DefinitionProblem("", "A state machine is a JSON object.")]);
        }

        if (json.Depth > MaxDepth)
        {
            throw new StateMachineDefinitionException([new DefinitionProblem("", $"The definition is nested more than {MaxDepth} levels deep.")]);
        }

        var fields = new FieldReader(document, "", problems);
        if (fields.Text("Version") is not (null or "1.0"))
        {
            fields.Problem("Version", "has to be 1.0.");
        }

        var timeout = fields.Number("TimeoutSeconds", 1, StateReader.MaxSeconds);
        QueryLanguageReader.ReadMachine(fields);
        var graph = GraphReader.Read(fields);
        fields.Finish("a state machine");
        return problems.Count == 0 ? new StateMachineDefinition(json, graph, timeout) : throw new StateMachineDefinitionException(problems);
    }

    private static Value ParseJson(string json)
    {
        try
        {
            return ValueReader.Parse(json);
        }
        catch (JsonException malformed)
        {
            throw new StateMachineDefinitionException([new DefinitionProblem("", $"The definition is not JSON: {malformed.Message}")]);
        }
    }

    private static IEnumerable<string> Problems(State state, WorkflowType type, ITaskResources tasks)
    {
        foreach (var resource in ResourcesOf(state).Where(r => !tasks.Supports(r)))
        {
            yield return $"The resource '{resource}' is not supported here.";
        }

        if (state is TaskState task && IntegrationPatterns.Problem(task.Resource, type) is { } problem)
        {
            yield return problem;
        }

        if (state is MapState { IsDistributed: true } && type == WorkflowType.Express)
        {
            yield return "A Map in DISTRIBUTED mode cannot be in an Express workflow: it needs a Standard workflow.";
        }
    }

    private static string[] ResourcesOf(State state) => state switch
    {
        TaskState task => [task.Resource.Resource],
        MapState map => [.. map.Reader is { } reader ? [reader.Resource] : Array.Empty<string>(), .. map.Writer?.Parameters is not null ? [ResultWriting.PutObject] : Array.Empty<string>()],
        _ => [],
    };

    // The child executions of a distributed Map have a type of their own.
    private static IEnumerable<(State State, bool IsExpress)> States(StateGraph graph, bool isExpress) => graph.States.Values.SelectMany(state => state switch
    {
        ParallelState parallel => parallel.Branches.SelectMany(b => States(b, isExpress)).Prepend((state, isExpress)),
        MapState map => States(map.Processor, isExpress || map.IsExpress).Prepend((state, isExpress)),
        _ => [(state, isExpress)],
    });
}
