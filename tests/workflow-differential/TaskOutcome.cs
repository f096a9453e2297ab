using System.Text.Json.Nodes;

namespace SecondBrain.WorkflowDifferential;

/// <summary>What one call of a mocked task comes to: a result, or an error with a cause.</summary>
internal sealed record TaskOutcome(JsonNode? Result = null, string? Error = null, string? Cause = null);
