using System.Text.Json.Nodes;

namespace SecondBrain.Aws.Bedrock;

/// <param name="Body">The model's own answer.</param>
/// <param name="InputTokens">As billed; null where Bedrock does not say.</param>
public sealed record ModelInvocation(JsonNode Body, int? InputTokens, int? OutputTokens);
