using System.Text.Json.Nodes;

namespace SecondBrain.WorkflowDifferential;

/// <summary>One run of a workflow.</summary>
/// <param name="Name">Also the execution's: letters, digits, '-'.</param>
/// <param name="Tasks">By state: the first call has the first outcome and so on, the last one stays. It adds to those of the file.</param>
/// <param name="Path">The states entered outside Map and Parallel.</param>
internal sealed record Scenario(string Name, JsonNode? Input, IReadOnlyDictionary<string, IReadOnlyList<TaskOutcome>>? Tasks, IReadOnlyList<string> Path);
