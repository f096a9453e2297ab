using SecondBrain.Core.Search;

namespace SecondBrain.Core.Freshness;

/// <param name="WordsOnly">The embedding model could not be reached; the hits are by words alone.</param>
public sealed record NoteSearchAnswer(SearchAnswer Answer, bool WordsOnly);
