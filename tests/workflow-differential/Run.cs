using System.Text.Json.Nodes;

namespace SecondBrain.WorkflowDifferential;

/// <summary>What one interpreter made of a scenario.</summary>
/// <param name="Status"><c>SUCCEEDED</c>, <c>FAILED</c>, ...</param>
/// <param name="Entered">Every state entered, in order.</param>
/// <param name="Calls">What each task was asked, call by call.</param>
internal sealed record Run(string Status, JsonNode? Output, string? Error, string? Cause, IReadOnlyList<string> Entered, IReadOnlyDictionary<string, IReadOnlyList<JsonNode?>> Calls);
