namespace SecondBrain.Core.Audit;

/// <summary>One write of a session that is undone.</summary>
/// <param name="Entry">The id of its audit entry.</param>
/// <param name="Action">One of <see cref="AuditAction"/>.</param>
/// <param name="Outcome">One of <see cref="UndoOutcome"/>.</param>
/// <param name="Detail">What is done, or why nothing is.</param>
/// <param name="Remarks">What to know besides, such as that others link to a note that goes.</param>
public sealed record UndoStep(string Entry, string Action, string? Note, string? Title, string Outcome, string Detail, IReadOnlyList<string> Remarks);
