namespace SecondBrain.Core.Search;

/// <summary>A word that no note has, and the one like it that was looked for instead.</summary>
/// <param name="Written">As in the query.</param>
/// <param name="Taken">Lower case, without accents.</param>
public sealed record CorrectedWord(string Written, string Taken);
