using SecondBrain.Core.Search;

namespace SecondBrain.Core.Freshness;

/// <summary>A fresh index, and a query embedded with the model of its vectors.</summary>
/// <param name="Vector">Empty when the model could not be reached, or the query is blank.</param>
/// <param name="WordsOnly">The embedding model could not be reached.</param>
public sealed record PreparedSearch(BrainIndex Index, ReadOnlyMemory<float> Vector, bool WordsOnly);
