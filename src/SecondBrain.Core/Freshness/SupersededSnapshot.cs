namespace SecondBrain.Core.Freshness;

/// <param name="At">When another one became the current one.</param>
public sealed record SupersededSnapshot(string Version, DateTimeOffset At);
