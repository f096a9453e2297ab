namespace SecondBrain.Core.Views;

/// <param name="Similarity">The cosine of what the two notes mean, -1 to 1.</param>
public sealed record SimilarView(string Id, string Title, string Type, double Similarity);
