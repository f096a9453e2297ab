using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecondBrain.WorkflowDifferential;

/// <summary><c>scenarios/*.json</c>.</summary>
/// <param name="Definition">From the root of the checkout.</param>
/// <param name="Substitutions">For placeholders of the definition that need another value than their name.</param>
/// <param name="Tasks">The outcomes of a run in which all goes well.</param>
internal sealed record ScenarioFile(string Definition, IReadOnlyDictionary<string, string>? Substitutions, IReadOnlyDictionary<string, IReadOnlyList<TaskOutcome>> Tasks, IReadOnlyList<Scenario> Scenarios)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    public static ScenarioFile Read(string path) => JsonSerializer.Deserialize<ScenarioFile>(File.ReadAllText(path), Json)!;

    public IReadOnlyDictionary<string, IReadOnlyList<TaskOutcome>> TasksOf(Scenario scenario)
    {
        var tasks = new Dictionary<string, IReadOnlyList<TaskOutcome>>(Tasks, StringComparer.Ordinal);
        foreach (var (state, outcomes) in scenario.Tasks ?? tasks)
        {
            tasks[state] = outcomes;
        }

        return tasks;
    }
}
