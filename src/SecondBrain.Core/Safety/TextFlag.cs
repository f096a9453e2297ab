using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Safety;

/// <summary>A place of a text that is to be read with care.</summary>
/// <param name="Kind">One of <see cref="TextFlagKind"/>.</param>
public readonly record struct TextFlag(string Kind, TextSpan Span);
