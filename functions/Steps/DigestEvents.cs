namespace SecondBrain.Functions.Steps;

/// <param name="Cursor">Empty for the first page.</param>
internal sealed record BrainsEvent(string Cursor);

/// <param name="Next">The cursor of the next page; empty after the last one.</param>
internal sealed record BrainsResult(IReadOnlyList<string> Brains, string Next);

/// <param name="Kind">What to look for.</param>
/// <param name="Now">When the workflow started: a repeated step is of the same day.</param>
internal sealed record AnalysisEvent(string Brain, string Kind, DateTimeOffset Now);

internal sealed record AnalysisResult(IReadOnlyList<FindingState> Findings);

/// <summary>A finding as it travels through the workflow: references only.</summary>
internal sealed record FindingState(string Kind, string Subject, IReadOnlyList<string> Notes, string? Name, double Measure);

internal sealed record DigestEvent(string Brain, DateTimeOffset Now, IReadOnlyList<FindingState> Findings);

/// <param name="Mailed">Whether an earlier execution has sent it.</param>
internal sealed record DigestResult(string Date, bool Mailed, string Subject, string Text);
