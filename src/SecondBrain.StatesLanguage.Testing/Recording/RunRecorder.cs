using SecondBrain.StatesLanguage.Coverage;
using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.StatesLanguage.Testing.Recording;

/// <summary>What one run did.</summary>
internal sealed class RunRecorder(StateMachineDefinition definition)
{
    private readonly DefinitionEdges _definition = new(definition);

    private readonly List<RecordedStep> _steps = [];

    private readonly HashSet<string> _edges = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<TaskRetry>> _retries = new(StringComparer.Ordinal);

    public IReadOnlyList<RecordedStep> Steps => _steps;

    /// <summary>Ids of <see cref="DefinitionEdge"/>s.</summary>
    public IReadOnlyCollection<string> Edges => _edges;

    public IReadOnlyDictionary<string, List<TaskRetry>> Retries => _retries;

    public void OnTransition(Transition step)
    {
        if (step is not { Kind: TransitionKind.Next, Next: null })
        {
            _edges.Add(_definition.Id(step));
        }

        if (step.Kind == TransitionKind.Enter)
        {
            _steps.Add(new RecordedStep(step.State.Name, Around(step.Branch)));
        }
        else if (step.Kind == TransitionKind.Retry)
        {
            if (!_retries.TryGetValue(step.State.Name, out var retries))
            {
                _retries[step.State.Name] = retries = [];
            }

            retries.Add(new TaskRetry(step.Failure?.Error, step.Delay, step.Index));
        }
    }

    private static List<(string State, int Index)> Around(BranchRun branch)
    {
        var around = new List<(string, int)>();
        for (var at = branch; at.Parent is { Current: { } owner } parent; at = parent)
        {
            around.Insert(0, (owner.Name, owner is ParallelState parallel ? BranchOf(parallel, at) : at.Item?.Index ?? 0));
        }

        return around;
    }

    private static int BranchOf(ParallelState parallel, BranchRun branch) =>
        Array.FindIndex(parallel.Branches, graph => graph.States.Values.Contains(branch.Current));
}
