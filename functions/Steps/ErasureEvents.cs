namespace SecondBrain.Functions.Steps;

/// <param name="Step"><c>claim</c>, <c>erase</c>, <c>blobs</c> or <c>prove</c>.</param>
/// <param name="Session">The conversation that it was asked for in; empty outside one.</param>
/// <param name="Part">The note that <c>erase</c> takes on: the note itself, or one that was merged into it.</param>
/// <param name="Checks">What <c>prove</c> writes down.</param>
internal sealed record ErasureEvent(string Brain, string Note, string Actor, string Session, string Execution, string Step, string Part, IReadOnlyList<string> Checks);

/// <param name="Claimed">False: another workflow has the note, ask again.</param>
/// <param name="Done">False: there is more to erase.</param>
internal sealed record ErasureResult(bool Claimed, IReadOnlyList<string> Notes, bool Done);

internal sealed record SweepEvent(string Brain, string Note, string Actor, string Session, string Execution, int Segment, int Segments, bool Erase);

/// <param name="Found">Items that still mention the note.</param>
internal sealed record SweepResult(int Found);

/// <param name="Found">Of each segment of the table.</param>
internal sealed record DoorsEvent(string Brain, string Note, string Actor, string Session, string Execution, IReadOnlyList<string> Notes, IReadOnlyList<int> Found);

/// <param name="Checks">Where nothing was found, or what was.</param>
internal sealed record DoorsResult(bool Gone, IReadOnlyList<string> Checks);
