namespace SecondBrain.Core.Views;

/// <summary>What two versions of a note differ in.</summary>
/// <param name="Diff">Unified diff; empty when they do not differ.</param>
public sealed record DiffView(string Note, int From, int To, string Diff);
