namespace SecondBrain.Functions.Http;

/// <summary>The problem of an edit of a version that is not the current one any more.</summary>
/// <param name="Diff">Unified diff from the version that was read to the current one.</param>
internal sealed record StaleProblem(string Type, string Title, int Status, string Detail, int CurrentVersion, string Diff);
