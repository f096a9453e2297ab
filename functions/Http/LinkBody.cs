namespace SecondBrain.Functions.Http;

/// <summary>A link sent as JSON.</summary>
internal sealed record LinkBody(string? Source, string? Target, string? Type);
