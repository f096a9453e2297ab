using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Diagrams;

/// <summary>States and where they start: a state machine, a branch of a Parallel or an item processor of a Map, as written.</summary>
internal sealed record DiagramGraph(string StartAt, IReadOnlyList<DiagramState> States)
{
    /// <summary>These and those inside them.</summary>
    public IEnumerable<DiagramState> All => States.SelectMany(state => state.Inner.SelectMany(graph => graph.All).Prepend(state));

    public static DiagramGraph Of(JsonObject graph) => new(
        (string)graph[nameof(StartAt)]!,
        [.. graph[nameof(States)]!.AsObject().Where(state => state.Value is JsonObject).Select(state => new DiagramState(state.Key, state.Value!.AsObject()))]);
}
