namespace SecondBrain.Core.Vectors;

/// <summary>Two rows of a <see cref="VectorBlock"/>, the lower first, and their cosine.</summary>
internal readonly record struct SimilarPair(int One, int Other, float Cosine);
