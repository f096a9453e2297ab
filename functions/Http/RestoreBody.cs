namespace SecondBrain.Functions.Http;

/// <summary>Which version shall be the current one again, sent as JSON.</summary>
internal sealed record RestoreBody(int? Version);
