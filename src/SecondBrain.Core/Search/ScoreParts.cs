namespace SecondBrain.Core.Search;

/// <summary>What a score is made of.</summary>
/// <param name="Words">BM25F of the note for the query's words; 0 without a match.</param>
/// <param name="Meaning">Cosine of the query's vector and the note's nearest chunk, -1 to 1; 0 if either has no vector.</param>
/// <param name="Graph">What a walk over the links from the first hits brings to the note, and a part of what it has for being one of them, 0 to 1; 0 if the walk does not come by.</param>
public readonly record struct ScoreParts(double Words, double Meaning, double Graph = 0);
