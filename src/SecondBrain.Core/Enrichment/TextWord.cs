using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Enrichment;

/// <summary>A run of letters, digits and inner apostrophes.</summary>
/// <param name="Key">Lower case, accents folded.</param>
/// <param name="Starts">A new sentence, line or clause begins here: more than spaces and hyphens lie before it.</param>
internal readonly record struct TextWord(TextSpan Span, string Key, bool Starts);
