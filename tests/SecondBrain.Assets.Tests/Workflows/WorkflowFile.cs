using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SecondBrain.Assets.Tests.Workflows;

/// <summary>An <c>.asl.json</c> file, or a copy with a planted fault.</summary>
internal sealed partial record WorkflowFile(string Path, string Text)
{
    public JsonObject Definition { get; } = JsonNode.Parse(Text)!.AsObject();

    /// <summary>Names of its <c>${Name}</c> placeholders, once each.</summary>
    public IReadOnlyList<string> Placeholders => [.. Placeholder().Matches(Text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    public static IEnumerable<WorkflowFile> Shipped() => Checkout.Files("statemachines", ".json").Select(path => new WorkflowFile(path, Checkout.Read(path)));

    public WorkflowFile With(string found, string fault) => new(Path, Text.Plant(found, fault));

    /// <summary>Every state, those inside Map and Parallel too.</summary>
    public IEnumerable<WorkflowState> States() => States(Definition, caught: false);

    private static IEnumerable<WorkflowState> States(JsonObject graph, bool caught)
    {
        var names = graph["States"]!.AsObject().Select(state => state.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, node) in graph["States"]!.AsObject())
        {
            var state = new WorkflowState(name, node!.AsObject(), names, caught);
            yield return state;
            var inner = state.Node["Branches"]?.AsArray() ?? [];
            JsonNode?[] graphs = [.. inner, state.Node["ItemProcessor"]];
            foreach (var child in graphs.OfType<JsonObject>().SelectMany(each => States(each, state.IsCaught))) yield return child;
        }
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z0-9_]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
