using System.Text.Json.Nodes;

namespace SecondBrain.WorkflowDifferential;

/// <summary>Where two runs of a scenario differ.</summary>
internal static class Comparison
{
    public static IEnumerable<string> Differences(MockedDefinition definition, Run ours, Run theirs)
    {
        if (theirs.Status == "REFUSED")
        {
            yield return $"moto refuses the definition: {theirs.Cause}";
            yield break;
        }

        if (ours.Status != theirs.Status) yield return $"status: ours {ours.Status}, moto's {theirs.Status} ({theirs.Error}: {theirs.Cause})";
        if (!JsonNode.DeepEquals(ours.Output, theirs.Output)) yield return $"output: ours {ours.Output?.ToJsonString()}, moto's {theirs.Output?.ToJsonString()}";
        if (ours.Error != theirs.Error) yield return $"error: ours {ours.Error}, moto's {theirs.Error}";
        if (Compact(ours.Cause) != Compact(theirs.Cause)) yield return $"cause: ours {ours.Cause}, moto's {theirs.Cause}";
        // The children of a distributed Map have histories of their own, which moto does not keep: what their tasks were asked is compared.
        // Branches of a Parallel run at the same time: the order is compared within each.
        foreach (var (name, states) in MockedDefinition.Graphs(definition.Json))
        {
            var (mine, other) = (Of(ours), Of(theirs));
            if (mine != other) yield return $"states of {name}: ours {mine}, moto's {other}";

            string Of(Run run) => string.Join(" -> ", run.Entered.Where(states.ContainsKey));
        }

        foreach (var state in definition.Functions.Values)
        {
            var (mine, other) = (Calls(ours, state), Calls(theirs, state));
            if (!JsonNode.DeepEquals(mine, other)) yield return $"calls of {state}: ours {mine.ToJsonString()}, moto's {other.ToJsonString()}";
        }
    }

    // moto quotes JSON with spaces in its messages, the service without
    private static string? Compact(string? cause) => cause?.Replace(" ", "", StringComparison.Ordinal);

    private static JsonArray Calls(Run run, string state) => [.. run.Calls.TryGetValue(state, out var calls) ? calls.Select(call => call?.DeepClone()) : []];
}
