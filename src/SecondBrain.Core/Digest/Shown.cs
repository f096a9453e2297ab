namespace SecondBrain.Core.Digest;

/// <summary>When a finding was shown.</summary>
/// <param name="Times">1 or more.</param>
/// <param name="Last">The newest digest with it.</param>
public sealed record Shown(int Times, DateOnly Last);
