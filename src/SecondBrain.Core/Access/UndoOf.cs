namespace SecondBrain.Core.Access;

/// <summary>That a write takes back earlier ones. Their audit entries are marked in the transaction of the write itself, so that each is taken back once.</summary>
/// <param name="Entries">Ids of the audit entries that are taken back; all of them are of the note that is written.</param>
/// <param name="Clears">Ids of the entries that those had taken back: they stand again.</param>
public sealed record UndoOf(IReadOnlyList<string> Entries, IReadOnlyList<string> Clears);
