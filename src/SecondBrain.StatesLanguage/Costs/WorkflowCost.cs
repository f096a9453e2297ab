using SecondBrain.StatesLanguage.Diagrams;

namespace SecondBrain.StatesLanguage.Costs;

/// <summary>Counts what the longest successful run of a workflow does: no failures, no retries, every loop once.</summary>
/// <param name="Fixed">Whatever the number of items.</param>
/// <param name="PerItem">What each further item of each Map on that path adds.</param>
public sealed record WorkflowCost(StepCount Fixed, IReadOnlyList<ItemCount> PerItem)
{
    /// <exception cref="Definition.StateMachineDefinitionException">It is no state machine that can run.</exception>
    public static WorkflowCost Of(string definition) => Longest(WorkflowDiagram.Parse(definition).Graph, "");

    private int Length => Fixed.Transitions + PerItem.Sum(item => item.Each.Transitions);

    private static WorkflowCost Longest(DiagramGraph graph, string around) =>
        new GraphWalk(graph, around).From(graph.StartAt) ?? new WorkflowCost(StepCount.None, []);

    private static WorkflowCost Sum(IEnumerable<WorkflowCost> parts) =>
        parts.Aggregate(new WorkflowCost(StepCount.None, []), (sum, part) => new WorkflowCost(sum.Fixed + part.Fixed, [.. sum.PerItem, .. part.PerItem]));

    private static WorkflowCost OfState(DiagramState state, string around) => Sum(
        state.Type switch
        {
            "Task" => [new WorkflowCost(StateText.Resource(state.Resource!) is var call && IsLambda(call) ? new StepCount(1, 1, []) : new StepCount(1, 0, [call]), [])],
            "Map" => [One, OfMap(state, around + state.Name)],
            "Parallel" => [One, .. state.Inner.Select(branch => Longest(branch, around))],
            _ => [One],
        });

    private static WorkflowCost One { get; } = new(new StepCount(1, 0, []), []);

    private static WorkflowCost OfMap(DiagramState state, string name)
    {
        var item = Longest(state.Inner[0], $"{name} > ");
        var child = !state.IsDistributed ? ItemExecution.Inline
            : (string?)state.Json["ItemProcessor"]!["ProcessorConfig"]!["ExecutionType"] == "EXPRESS" ? ItemExecution.Express : ItemExecution.Standard;
        return new WorkflowCost(StepCount.None, [new ItemCount(name, item.Fixed, child), .. item.PerItem]);
    }

    private static bool IsLambda(string call) => call.StartsWith("Lambda ", StringComparison.Ordinal) || call.StartsWith("lambda:invoke", StringComparison.Ordinal);

    // The longest way to success from a state, remembered; a state on the way already is not gone through again.
    private sealed class GraphWalk(DiagramGraph graph, string around)
    {
        private readonly Dictionary<string, DiagramState> _states = graph.States.ToDictionary(state => state.Name, StringComparer.Ordinal);

        private readonly Dictionary<string, WorkflowCost?> _found = new(StringComparer.Ordinal);

        public WorkflowCost? From(string name)
        {
            if (_found.TryGetValue(name, out var known))
            {
                return known;
            }

            _found[name] = null;
            var state = _states[name];
            var rest = state.Edges().Where(edge => edge.Kind == DiagramEdgeKind.Next).Select(edge => From(edge.To)).OfType<WorkflowCost>()
                .Concat(state.Succeeds ? [new WorkflowCost(StepCount.None, [])] : [])
                .MaxBy(way => way.Length);
            return _found[name] = rest is null ? null : Sum([OfState(state, around), rest]);
        }
    }
}
