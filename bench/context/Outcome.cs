using SecondBrain.Core.Notes;

namespace SecondBrain.Bench.Context;

/// <param name="Whole">Notes whose text is in the context from first to last.</param>
/// <param name="InPart">Notes of which the context has anything.</param>
internal sealed record Outcome(HashSet<NoteId> Whole, HashSet<NoteId> InPart, int Tokens);
