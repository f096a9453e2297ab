using SecondBrain.Core.Notes;

namespace SecondBrain.Bench.Context;

/// <summary>What a context has.</summary>
internal sealed record Outcome(HashSet<NoteId> Whole, HashSet<NoteId> InPart, int Tokens);
