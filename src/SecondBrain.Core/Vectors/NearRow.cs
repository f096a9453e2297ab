namespace SecondBrain.Core.Vectors;

/// <summary>A row of a <see cref="VectorBlock"/> and the cosine of its vector and the query's.</summary>
internal readonly record struct NearRow(int Row, float Cosine);
