using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Diagrams;

/// <summary>A state as written in the definition.</summary>
internal sealed record DiagramState(string Name, JsonObject Json)
{
    public string Type { get; } = (string)Json[nameof(Type)]!;

    /// <summary>The branches of a Parallel, the one processor of a Map.</summary>
    public IReadOnlyList<DiagramGraph> Inner { get; } =
        [.. new JsonNode?[] { Json["ItemProcessor"], Json["Iterator"] }.Concat(Json["Branches"]?.AsArray() ?? []).OfType<JsonObject>().Select(DiagramGraph.Of)];

    public bool IsDistributed => (string?)(Json["ItemProcessor"] as JsonObject)?["ProcessorConfig"]?["Mode"] == "DISTRIBUTED";

    /// <summary>Whether the machine, branch or item can end here and succeed.</summary>
    public bool Succeeds => Type == "Succeed" || (bool?)Json["End"] == true;

    public string? Resource => (string?)Json[nameof(Resource)];

    public IEnumerable<JsonObject> Retriers => Entries("Retry");

    public IEnumerable<DiagramEdge> Edges()
    {
        if ((string?)Json["Next"] is { } next)
        {
            yield return new DiagramEdge(Name, next, DiagramEdgeKind.Next, "");
        }

        foreach (var rule in Entries("Choices"))
        {
            yield return new DiagramEdge(Name, (string)rule["Next"]!, DiagramEdgeKind.Next, ConditionText.Of(rule));
        }

        if ((string?)Json["Default"] is { } otherwise)
        {
            yield return new DiagramEdge(Name, otherwise, DiagramEdgeKind.Next, "otherwise");
        }

        foreach (var catcher in Entries("Catch"))
        {
            yield return new DiagramEdge(Name, (string)catcher["Next"]!, DiagramEdgeKind.Catch, $"catch: {ErrorText.Of(catcher)}");
        }

        foreach (var retrier in Retriers.Where(retrier => Attempts(retrier) > 0))
        {
            yield return new DiagramEdge(Name, Name, DiagramEdgeKind.Retry, RetryText(retrier));
        }
    }

    public static string RetryText(JsonObject retrier) => $"retry {Attempts(retrier)}x: {ErrorText.Of(retrier)}";

    private static int Attempts(JsonObject retrier) => (int?)retrier["MaxAttempts"] ?? 3;

    private IEnumerable<JsonObject> Entries(string field) => (Json[field] as JsonArray ?? []).OfType<JsonObject>();
}
