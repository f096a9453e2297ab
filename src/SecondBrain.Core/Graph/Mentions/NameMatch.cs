namespace SecondBrain.Core.Graph.Mentions;

/// <summary>A name that a text has.</summary>
/// <param name="First">The number of its first word in the text.</param>
/// <param name="Words">How many words it has.</param>
/// <param name="Notes">Whose name it is, ascending; notes may share one.</param>
internal readonly record struct NameMatch(int First, int Words, IReadOnlyList<int> Notes);
