namespace SecondBrain.Core.Safety.Flags;

/// <summary>One word of a text.</summary>
/// <param name="Id">Of the vocabulary; 0 for a word that no rule names.</param>
/// <param name="BeginsClause">Nothing but the start, a mark or a new line stands before it.</param>
/// <param name="BeginsSentence">A sentence or paragraph ended before it.</param>
internal readonly record struct ReadWord(int Id, int Start, int End, bool BeginsClause, bool BeginsSentence);
