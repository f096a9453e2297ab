using System.Text.Json.Nodes;

namespace SecondBrain.StatesLanguage.Tasks;

/// <param name="Resource">The state's <c>Resource</c> as written, substitutions applied.</param>
/// <param name="Input">The effective input: after InputPath and Parameters.</param>
/// <param name="Attempt">0 for the first attempt, then the retry count.</param>
/// <param name="TaskToken">Set only for <c>.waitForTaskToken</c> resources.</param>
public sealed record TaskInvocation(string Resource, JsonNode? Input, string StateName, string ExecutionArn, int Attempt, string? TaskToken = null);
