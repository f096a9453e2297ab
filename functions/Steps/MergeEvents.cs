namespace SecondBrain.Functions.Steps;

/// <param name="Step">One of <see cref="Core.Merging.MergeStep"/>, or <c>freeze</c>, <c>close</c> and, for undoing, <c>all</c>.</param>
/// <param name="Session">The conversation that it was asked for in; empty outside one.</param>
internal sealed record MergeEvent(string Brain, string Source, string Target, string Actor, string Session, string Execution, string Step);

/// <param name="Done">False: the step did a part and wants to be called again.</param>
internal sealed record MergeResult(bool Done);
