namespace SecondBrain.StatesLanguage.Testing;

/// <summary>A retry that happened.</summary>
/// <param name="Error">The error that was retried.</param>
/// <param name="Delay">How long it waited before the next attempt.</param>
/// <param name="Retrier">Which entry of the state's <c>Retry</c>, counted from 0.</param>
public sealed record TaskRetry(string? Error, TimeSpan Delay, int Retrier);
