using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Testing.Mocks;

/// <summary>What one call of a mocked task comes to.</summary>
/// <param name="Answer">The result, or a <see cref="Tasks.TaskFailedException"/>; null for a call that is never answered.</param>
/// <param name="After">By the test's clock.</param>
/// <param name="HeartbeatEvery">Null for none.</param>
internal sealed record MockOutcome(Func<JsonNode, JsonNode?>? Answer, TimeSpan After = default, TimeSpan? HeartbeatEvery = null);
