using System.Text.Json.Nodes;

namespace SecondBrain.Bench.Workflows;

/// <summary>A state machine, its input, and the result of each of its tasks.</summary>
internal sealed record BenchCase(string Name, JsonObject Definition, JsonNode? Input, JsonObject Tasks)
{
    public string ToLine() => new JsonObject { ["definition"] = Definition.DeepClone(), ["input"] = Input?.DeepClone(), ["tasks"] = Tasks.DeepClone() }.ToJsonString();

    /// <summary>Those in <c>definitions/</c>, and ingest-note with the tasks that the differential run mocks.</summary>
    public static IEnumerable<BenchCase> All(string root)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(root, "bench", "workflows", "definitions"), "*.json").Order(StringComparer.Ordinal))
        {
            var json = JsonNode.Parse(File.ReadAllText(path))!;
            yield return new BenchCase(Path.GetFileNameWithoutExtension(path), json["definition"]!.AsObject(), json["input"], json["tasks"]!.AsObject());
        }

        var scenarios = JsonNode.Parse(File.ReadAllText(Path.Combine(root, "tests", "workflow-differential", "scenarios", "ingest-note.json")))!;
        var definition = File.ReadAllText(Path.Combine(root, (string)scenarios["definition"]!)).Replace("${", "", StringComparison.Ordinal).Replace("FunctionArn}", "", StringComparison.Ordinal);
        var tasks = scenarios["tasks"]!.AsObject().Select(task => KeyValuePair.Create(task.Key, task.Value![0]!["result"]?.DeepClone()));
        yield return new BenchCase("ingest-note, two chunks", JsonNode.Parse(definition)!.AsObject(), scenarios["scenarios"]![0]!["input"], [.. tasks]);
    }
}
