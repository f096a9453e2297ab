namespace SecondBrain.Core.Merging;

/// <summary>Another writer changed an item between its reading and its writing; nothing was written, and doing it again can succeed.</summary>
public sealed class MergeInterferenceException(string message) : Exception(message);
