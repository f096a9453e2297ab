namespace SecondBrain.Core.Graph.Mentions;

/// <param name="Text">Lower case, accents folded.</param>
/// <param name="Start">In the text that it was read from.</param>
internal readonly record struct NameWord(string Text, int Start, int End);
