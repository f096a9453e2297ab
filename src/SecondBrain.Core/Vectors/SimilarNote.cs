namespace SecondBrain.Core.Vectors;

/// <summary>A note and the cosine of its meaning and another's.</summary>
internal readonly record struct SimilarNote(int Note, float Cosine);
