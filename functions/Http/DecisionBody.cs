namespace SecondBrain.Functions.Http;

/// <summary>A decision sent as JSON.</summary>
/// <param name="Target">A note's id.</param>
/// <param name="Trust">Whether the note that the proposal is about is trusted from now on.</param>
/// <param name="Until">When to ask again, RFC 3339.</param>
internal sealed record DecisionBody(string? Decision, string? Type, string? Target, DateTimeOffset? Until, bool? Trust);
