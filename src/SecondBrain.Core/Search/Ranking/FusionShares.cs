namespace SecondBrain.Core.Search.Ranking;

/// <summary>What each part counted in one answer, 0 to 1 each, together 1 unless no candidate has any part.</summary>
internal readonly record struct FusionShares(double Words, double Meaning, double Graph);
