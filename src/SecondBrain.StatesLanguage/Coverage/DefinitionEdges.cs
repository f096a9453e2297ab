using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Definition.Errors;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Execution;

namespace SecondBrain.StatesLanguage.Coverage;

/// <summary>
/// Everything in a definition that a test can make happen: every state entered, every <c>Next</c>, every choice rule and
/// <c>Default</c>, every retrier that starts another attempt, every catcher. Those inside Map and Parallel are counted once.
/// </summary>
/// <remarks>A retrier with <c>MaxAttempts</c> 0 stands for the errors that are not retried: it has nothing to take.</remarks>
public sealed class DefinitionEdges
{
    private readonly List<DefinitionEdge> _all = [];

    private readonly Dictionary<State, string> _locations = new(ReferenceEqualityComparer.Instance);

    public DefinitionEdges(StateMachineDefinition definition) => Add(definition.Graph, "");

    /// <summary>In the order of the definition.</summary>
    public IReadOnlyList<DefinitionEdge> All => _all;

    internal string Id(Transition step) => Id(_locations[step.State], step.Kind, step.Index);

    private static string Id(string location, TransitionKind kind, int index) => kind switch
    {
        TransitionKind.Enter => location,
        TransitionKind.Next => $"{location}|next",
        TransitionKind.Default => $"{location}|default",
        TransitionKind.Rule => $"{location}|rule {index}",
        TransitionKind.Retry => $"{location}|retry {index}",
        _ => $"{location}|catch {index}",
    };

    private void Add(StateGraph graph, string above)
    {
        foreach (var state in graph.States.Values)
        {
            var location = above + state.Name;
            _locations[state] = location;
            Add(location, TransitionKind.Enter, 0, "entered");
            if (state.Next is { } next)
            {
                Add(location, TransitionKind.Next, 0, $"-> {next}");
            }

            switch (state)
            {
                case ChoiceState choice:
                    AddChoices(location, choice);
                    break;
                case WorkingState working:
                    AddErrors(location, working);
                    break;
            }

            AddInner(location, state);
        }
    }

    private void AddChoices(string location, ChoiceState choice)
    {
        for (var i = 0; i < choice.Rules.Length; i++)
        {
            Add(location, TransitionKind.Rule, i, $"rule {i} -> {choice.Rules[i].Next}");
        }

        if (choice.Default is { } otherwise)
        {
            Add(location, TransitionKind.Default, 0, $"default -> {otherwise}");
        }
    }

    private void AddErrors(string location, WorkingState state)
    {
        for (var i = 0; i < state.Retriers.Length; i++)
        {
            if (state.Retriers[i].MaxAttempts > 0)
            {
                Add(location, TransitionKind.Retry, i, $"retry {i} ({Names(state.Retriers[i].ErrorEquals)})");
            }
        }

        for (var i = 0; i < state.Catchers.Length; i++)
        {
            Add(location, TransitionKind.Catch, i, $"catch {i} ({Names(state.Catchers[i].ErrorEquals)}) -> {state.Catchers[i].Next}");
        }
    }

    private void AddInner(string location, State state)
    {
        if (state is MapState map)
        {
            Add(map.Processor, $"{location}/");
        }

        if (state is ParallelState parallel)
        {
            for (var i = 0; i < parallel.Branches.Length; i++)
            {
                Add(parallel.Branches[i], $"{location}/{i}/");
            }
        }
    }

    private void Add(string location, TransitionKind kind, int index, string text) =>
        _all.Add(new DefinitionEdge(Id(location, kind, index), location, text, kind == TransitionKind.Enter));

    private static string Names(ErrorMatch errors) => errors.Names.Count > 2 ? $"{errors.Names[0]} and {errors.Names.Count - 1} more" : string.Join(", ", errors.Names);
}
