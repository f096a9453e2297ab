namespace SecondBrain.Functions.Http;

/// <summary>A flag sent as JSON.</summary>
internal sealed record FlagBody(string? Reason, string? Why);
